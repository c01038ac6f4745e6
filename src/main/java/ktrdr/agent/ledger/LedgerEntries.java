package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import ktrdr.agent.budget.BudgetKey;

/** The attempts of a ledger, each with the budgets that pay for it. */
record LedgerEntries(LedgerRows rows) {

  /**
   * An attempt.
   *
   * @throws LedgerEntryNotFound when there is none
   */
  LedgerEntry find(long id) {
    return rows.find(id).orElseThrow(() -> new LedgerEntryNotFound(id));
  }

  /** Locks the ledger and changes an attempt. */
  LedgerEntry change(long id, Function<LedgerEntry, LedgerEntry> change) {
    rows.lock();
    LedgerEntry before = find(id);
    return replace(before, change.apply(before));
  }

  /**
   * Writes an attempt and moves what its budgets hold and have spent. The ledger is locked already.
   */
  LedgerEntry replace(LedgerEntry before, LedgerEntry after) {
    if (after.equals(before)) {
      return before;
    }
    BigDecimal held = after.standing().held().subtract(before.standing().held());
    BigDecimal spent = after.spent().subtract(before.spent());
    int blocks = (after.blocks() ? 1 : 0) - (before.blocks() ? 1 : 0);
    payers(after.attempt().root(), after.asked().day())
        .forEach(key -> rows.move(key, held, spent, blocks));
    rows.replace(after);
    return after;
  }

  /** Who pays for an attempt, in the order in which they are changed. */
  List<BudgetKey> payers(String root, LocalDate day) {
    return Stream.of(
            Stream.of(BudgetKey.TOTAL, BudgetKey.day(day)),
            rows.joint(root).stream(),
            Stream.of(BudgetKey.session(root)))
        .flatMap(keys -> keys)
        .toList();
  }
}
