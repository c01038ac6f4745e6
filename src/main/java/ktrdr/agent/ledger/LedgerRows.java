package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;

/** Where the ledger is kept. All calls belong into the caller's transaction. */
public interface LedgerRows {

  /** Locks the operation, and says whether it runs in the attempt's term. */
  boolean mayCall(Attempt attempt);

  /** Makes every other transaction that changes the ledger wait for the end of this one. */
  void lock();

  /** By the clock that all servers share. */
  Instant now();

  /** The last of a cap. */
  Optional<CapChange> lastChange(BudgetKey key);

  void add(CapChange change);

  /** The latest ones, the newest first. */
  List<CapChange> changes(int limit);

  /** With a cap; one that was never used is 0. */
  Budget budget(BudgetKey key, Optional<BigDecimal> cap);

  /** Holds so much more, if that stays within the cap; false when it does not. */
  boolean hold(BudgetKey key, BigDecimal amount, Optional<BigDecimal> cap);

  /** Adds to what is held, to what is spent and to the bills that wait for a person. */
  void move(BudgetKey key, BigDecimal held, BigDecimal spent, int blocks);

  /** Makes a budget pay too for all calls of this tree; there is no other such budget. */
  void join(String root, BudgetKey joint);

  /** The budget that several trees have in common; empty if this one has none. */
  Optional<BudgetKey> joint(String root);

  /** Adds an attempt, and gives it its id. */
  LedgerEntry add(LedgerEntry entry);

  /** Replaces the standing of an attempt. */
  void replace(LedgerEntry entry);

  Optional<LedgerEntry> find(long id);

  /** The attempts of a tree, in their order. */
  List<LedgerEntry> ofRoot(String root);

  /** The attempts of a page, the newest first. */
  List<LedgerEntry> page(LedgerPage page);

  /** The attempts that wait for a person, the newest first. */
  List<LedgerEntry> waiting(int limit);

  /** The attempts that are open although their operation neither runs nor is being cancelled. */
  List<LedgerEntry> abandoned();

  /** What the latest settled calls of a model cost. */
  List<BigDecimal> lastCosts(String model, int limit);

  void keep(long id, RecordedRequest request);

  Optional<RecordedRequest> request(long id);

  void keep(long id, RecordedReply reply);

  Optional<RecordedReply> reply(long id);

  /** The sums of groups that have any attempts, in one statement. */
  List<Spending> spending(Spending.By by, Spending.Which which);

  /**
   * The sums of operations that have any attempts, a root's of its whole tree, in one statement.
   */
  List<Spending> ofEach(List<String> operations);
}
