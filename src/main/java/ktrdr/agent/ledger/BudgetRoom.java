package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetBlocked;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.prices.UnpricedModel;

/** What the budgets that pay for a call have left. */
final class BudgetRoom {
  private final List<Budget> capped;

  /**
   * The room in these budgets.
   *
   * @param budgets with or without caps
   */
  BudgetRoom(List<Budget> budgets) {
    capped = budgets.stream().filter(budget -> budget.cap().isPresent()).toList();
  }

  /** Whether a call that may cost so much would be admitted. */
  boolean has(BigDecimal needed) {
    return capped.stream().allMatch(budget -> budget.blocks() == 0 && budget.fits(needed));
  }

  /**
   * Admits a call.
   *
   * @param usual what such a call cost of late
   * @throws UnpricedModel when there is a budget and the price is not known
   * @throws BudgetBlocked when a bill under one of the budgets waits for a person
   * @throws BudgetExhausted when one of the budgets has less left
   */
  void admit(LedgerEntry entry, Supplier<Optional<BigDecimal>> usual) {
    BigDecimal needed = entry.reservation().held();
    if (!capped.isEmpty() && entry.reservation().amount().isEmpty()) {
      throw new UnpricedModel(entry.asked().model());
    }
    for (Budget budget : capped) {
      if (budget.blocks() > 0) {
        throw new BudgetBlocked(budget);
      }
    }
    Optional<Budget> least =
        capped.stream()
            .filter(budget -> !budget.fits(needed))
            .min(Comparator.comparing(budget -> budget.remaining().orElseThrow()));
    if (least.isPresent()) {
      throw new BudgetExhausted(least.get(), needed, usual.get());
    }
  }

  /**
   * The most output tokens that fit.
   *
   * @param least the smallest answer, whether it fits or not
   * @param most the largest answer
   * @param cost of a call with so many output tokens; more tokens never cost less
   */
  long output(long least, long most, LongFunction<BigDecimal> cost) {
    long fits = Math.min(least, most);
    long open = most;
    while (fits < open) {
      long middle = fits + (open - fits + 1) / 2;
      boolean affordable = capped.stream().allMatch(b -> b.fits(cost.apply(middle)));
      fits = affordable ? middle : fits;
      open = affordable ? open : middle - 1;
    }
    return fits;
  }
}
