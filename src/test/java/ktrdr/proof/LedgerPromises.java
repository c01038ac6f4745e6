package ktrdr.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.fixture.MemoryLedgerRows;

/** What must hold of money at each step from one point to the next, and where nothing goes on. */
final class LedgerPromises {
  private LedgerPromises() {}

  static void check(World before, World after) {
    if (after.ledger().isEmpty()) {
      return;
    }
    MemoryLedgerRows then = before.ledger().orElseThrow();
    MemoryLedgerRows now = after.ledger().orElseThrow();
    String root = after.root().id().value();
    List<LedgerEntry> was = then.ofRoot(root);
    List<LedgerEntry> is = now.ofRoot(root);
    addsUp(now, is, root);
    for (int i = 0; i < was.size(); i++) {
      endedOnce(was.get(i), is.get(i));
    }
    is.stream().skip(was.size()).forEach(added -> boughtOnce(then, was, added));
  }

  /** P5. */
  private static void addsUp(MemoryLedgerRows rows, List<LedgerEntry> all, String root) {
    BigDecimal held = sum(all.stream().map(e -> e.standing().held()).toList());
    BigDecimal spent = sum(all.stream().map(LedgerEntry::spent).toList());
    for (BudgetKey key : List.of(BudgetKey.TOTAL, BudgetKey.session(root))) {
      Budget budget = rows.budget(key, Optional.empty());
      require(
          budget.held().compareTo(held) == 0 && budget.spent().compareTo(spent) == 0,
          "P5: " + key + " is not what its rows add up to");
      require(
          budget.held().add(budget.spent()).compareTo(ModelCalls.CAP) <= 0,
          "P5: the cap was passed");
    }
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void endedOnce(LedgerEntry was, LedgerEntry is) {
    boolean ended =
        was.standing().state() == LedgerState.SETTLED
            || was.standing().state() == LedgerState.RELEASED;
    require(!ended || was.equals(is), "P4: a call that had ended was changed");
  }

  /** P4: not while an earlier call of this turn is open, and never when it was answered. */
  private static void boughtOnce(MemoryLedgerRows then, List<LedgerEntry> was, LedgerEntry added) {
    was.stream()
        .filter(e -> e.attempt().operation().equals(added.attempt().operation()))
        .forEach(
            earlier -> {
              require(
                  earlier.standing().state() != LedgerState.RESERVED,
                  "P4: asked again while a call is open");
              require(then.reply(earlier.id()).isEmpty(), "P4: an answered call is bought again");
            });
  }

  /** No money is held for a call of which nobody will hear. */
  static void atRest(World world) {
    world
        .ledger()
        .ifPresent(
            rows ->
                rows.ofRoot(world.root().id().value())
                    .forEach(
                        e ->
                            require(
                                e.standing().state() != LedgerState.RESERVED,
                                "a call stays open for ever")));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Broken(otherwise);
    }
  }
}
