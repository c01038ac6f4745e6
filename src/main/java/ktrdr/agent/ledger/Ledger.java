package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.budget.NewCap;
import ktrdr.agent.prices.PlannedCall;
import ktrdr.agent.prices.PriceFile;
import ktrdr.agent.prices.PriceList;
import ktrdr.agent.prices.PriceRow;
import ktrdr.agent.prices.UnpricedModel;

/**
 * A row for each attempt to call a language model, reserved before the call is sent. Each method is
 * one transaction, or a part of the caller's. A method that changes anything first locks the ledger
 * as a whole; who also locks operations does that before.
 */
public class Ledger {
  private final LedgerRows rows;
  private final PriceFile file;
  private final PriceList prices;
  private final LedgerBudgets budgets;
  private final LedgerEntries entries;

  public Ledger(LedgerRows rows, PriceFile file, Caps configured) {
    this.rows = rows;
    this.file = file;
    this.prices = file.list();
    this.budgets = new LedgerBudgets(rows, configured);
    this.entries = new LedgerEntries(rows);
  }

  public Ledger(LedgerRows rows, PriceList prices, Caps configured) {
    this(rows, PriceFile.of(prices), configured);
  }

  /** For a container's proxy only. */
  protected Ledger() {
    this(null, new PriceList(List.of()), null);
  }

  /**
   * Takes the most that a call can cost from the budgets of its session and of its comparison, of
   * the day and in total. The call may be sent when the transaction is committed, once.
   *
   * @throws UnusablePrices when the home's price list has faults
   * @throws CallNotAllowed when the operation does not run in the attempt's term
   * @throws UnpricedModel when there is a budget and the price is not known
   * @throws ktrdr.agent.budget.BudgetBlocked when a bill under one of the budgets waits for a
   *     person
   * @throws ktrdr.agent.budget.BudgetExhausted when one of the budgets has less left
   */
  public LedgerEntry reserve(Attempt attempt, PlannedCall call) {
    file.usable();
    if (!rows.mayCall(attempt)) {
      throw new CallNotAllowed(attempt);
    }
    rows.lock();
    Instant now = rows.now();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Reservation reservation = Reservation.of(call, prices.find(call.model(), day));
    var entry =
        LedgerEntry.reserved(attempt, new LedgerEntry.Asked(call.model(), day, now), reservation);
    for (Budget budget : budgets.admit(entry, entries.payers(attempt.root(), day))) {
      Optional<BigDecimal> cap = budget.cap().filter(most -> reservation.held().signum() > 0);
      if (!rows.hold(budget.key(), reservation.held(), cap)) {
        throw new IllegalStateException("the ledger was not locked");
      }
    }
    return rows.add(entry);
  }

  /**
   * The call that the budgets can pay for now: this one, or one with fewer output tokens.
   *
   * @param root id of the session's root operation
   * @param least output tokens, 1 or more: a call with fewer is not worth its money
   * @return a call with at least that many, even if the budgets can't pay for it
   */
  public PlannedCall affordable(String root, PlannedCall call, long least) {
    return prices
        .find(call.model(), day())
        .map(row -> room(root).output(least, call.maxOutput(), n -> row.most(call.answering(n))))
        .map(call::answering)
        .orElse(call);
  }

  /** Keeps a request as it is sent, so that a replay can tell whether it asks the same. */
  public void keep(long id, RecordedRequest request) {
    rows.keep(id, request);
  }

  public Optional<RecordedRequest> request(long id) {
    return rows.request(id);
  }

  /** Keeps a reply as it came. Its attempt is not sent again, whatever happens to the reply. */
  public void keep(long id, RecordedReply reply, Optional<String> requestId) {
    entries.change(id, entry -> requestId.map(entry::requested).orElse(entry));
    rows.keep(id, reply);
  }

  public Optional<RecordedReply> reply(long id) {
    return rows.reply(id);
  }

  /**
   * Books what the provider said, in full, even if it is late or above what was reserved.
   *
   * @return the attempt as it is now: unchanged when its cost was known before
   */
  public LedgerEntry settle(long id, Bill bill) {
    return entries.change(id, entry -> entry.awaitsBill() ? billed(entry, bill) : entry);
  }

  private LedgerEntry billed(LedgerEntry entry, Bill bill) {
    if (entry.reservation().price().isEmpty()) {
      return entry.settled(bill, Optional.empty());
    }
    Optional<PriceRow> row = prices.find(bill.model(), entry.asked().day());
    return row.isEmpty()
        ? entry.billedUnpriced(bill)
        : entry.settled(bill, Optional.of(row.get().cost(bill.tokens(), bill.terms())));
  }

  /**
   * The provider never said what a call cost: books a guess, and holds what was reserved.
   *
   * @param guess the bill as it probably is
   * @param note for people: how the call ended
   */
  public LedgerEntry estimate(long id, Bill guess, String note) {
    return entries.change(
        id,
        entry -> {
          Optional<BigDecimal> cost =
              entry.reservation().price().isEmpty()
                  ? Optional.empty()
                  : prices
                      .find(guess.model(), entry.asked().day())
                      .map(row -> row.cost(guess.tokens(), guess.terms()))
                      .or(() -> entry.reservation().amount());
          return isReserved(entry) ? entry.estimated(guess.tokens(), cost, note) : entry;
        });
  }

  /** A call was certainly not sent: frees what was reserved. */
  public LedgerEntry release(long id, String note) {
    return entries.change(id, entry -> isReserved(entry) ? entry.released(note) : entry);
  }

  /**
   * The calls that an earlier owner of a tree left open may have been sent: they count as what they
   * hold, until the provider's reply, if it was recorded, or a person says otherwise.
   *
   * @param term of the owner now; what it reserved itself stays open
   * @return how many there were
   */
  public int holdOpen(String root, long term, String note) {
    rows.lock();
    List<LedgerEntry> open =
        rows.ofRoot(root).stream()
            .filter(entry -> isReserved(entry) && entry.attempt().term() < term)
            .toList();
    open.forEach(entry -> hold(entry, note));
    return open.size();
  }

  /**
   * Like {@link #holdOpen}, for calls on whose operation nothing works any more.
   *
   * @return how many there were
   */
  public int holdAbandoned(String note) {
    if (rows.abandoned().isEmpty()) {
      return 0;
    }
    rows.lock();
    List<LedgerEntry> open = rows.abandoned();
    open.forEach(entry -> hold(entry, note));
    return open.size();
  }

  private void hold(LedgerEntry entry, String note) {
    entries.replace(entry, entry.estimated(TokenCounts.NONE, entry.reservation().amount(), note));
  }

  /**
   * A person says what a call cost whose provider did not, or has looked at an odd bill.
   *
   * @param cost US dollars; empty to leave it as it is booked
   * @throws NothingToSettle when the call needs nobody
   */
  public LedgerEntry review(long id, Optional<BigDecimal> cost, String by, String reason) {
    return entries.change(
        id,
        entry -> {
          if (!entry.waits()) {
            throw new NothingToSettle(entry);
          }
          var review = new LedgerEntry.Review(by, reason, rows.now());
          return entry.reviewed(review, cost.or(entry.standing()::cost));
        });
  }

  private static boolean isReserved(LedgerEntry entry) {
    return entry.standing().state() == LedgerState.RESERVED;
  }

  /** Makes a budget pay too for all calls of a tree, from its first one on. */
  public void join(String root, BudgetKey joint) {
    rows.join(root, joint);
  }

  /** An attempt. */
  public LedgerEntry find(long id) {
    return entries.find(id);
  }

  /** The attempts of a tree, in their order. */
  public List<LedgerEntry> ofRoot(String root) {
    return rows.ofRoot(root);
  }

  /** The attempts of a page, the newest first. */
  public List<LedgerEntry> page(LedgerPage page) {
    return rows.page(page);
  }

  /** The attempts that wait for a person, the newest first. */
  public List<LedgerEntry> waiting(int limit) {
    return rows.waiting(limit);
  }

  /** A budget as it is now. */
  public Budget budget(BudgetKey key) {
    return budgets.at(key);
  }

  /** The budget of this day, by the clock of the database. */
  public Budget today() {
    return budgets.today();
  }

  /** This day in UTC, by the clock of the database. */
  public LocalDate day() {
    return budgets.day();
  }

  /**
   * Whether a call of a session that may cost so much would be admitted now.
   *
   * @param root id of the session's root operation
   * @param needed US dollars
   */
  public boolean hasRoom(String root, BigDecimal needed) {
    return room(root).has(needed);
  }

  private BudgetRoom room(String root) {
    return budgets.room(entries.payers(root, day()));
  }

  /** Sets a cap from now on, empty for none, whatever is spent already. */
  public CapChange cap(BudgetKey key, Optional<BigDecimal> cap, String by, String reason) {
    return caps(List.of(new NewCap(key, cap)), by, reason).get(0);
  }

  /** Sets all of these caps from now on, or none of them. */
  public List<CapChange> caps(List<NewCap> caps, String by, String reason) {
    return budgets.cap(caps, by, reason);
  }

  /** Who set which cap why, the newest first. */
  public List<CapChange> capChanges(int limit) {
    return rows.changes(limit);
  }

  /** What was used, group by group. */
  public List<Spending> spending(Spending.By by, Spending.Which which) {
    return rows.spending(by, which);
  }
}
