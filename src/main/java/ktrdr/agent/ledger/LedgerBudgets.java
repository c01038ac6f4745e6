package ktrdr.agent.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;
import ktrdr.agent.budget.Caps;
import ktrdr.agent.budget.NewCap;
import ktrdr.agent.prices.Dollars;
import ktrdr.agent.prices.UnpricedModel;

/**
 * The budgets of a ledger and their caps, and whether a call fits into them.
 *
 * @param configured the caps of budgets for which nobody has set one
 */
record LedgerBudgets(LedgerRows rows, Caps configured) {
  private static final int USUAL_OF = 20;

  /** A budget as it is now. */
  Budget at(BudgetKey key) {
    BudgetKey at = key.cap();
    Optional<CapChange> set = rows.lastChange(at);
    return rows.budget(key, set.isPresent() ? set.get().cap() : configured.of(at));
  }

  /** The budget of this day, by the clock of the database. */
  Budget today() {
    return at(BudgetKey.day(day()));
  }

  /** This day in UTC, by the clock of the database. */
  LocalDate day() {
    return LocalDate.ofInstant(rows.now(), ZoneOffset.UTC);
  }

  /** What these budgets have left now. */
  BudgetRoom room(List<BudgetKey> keys) {
    return new BudgetRoom(keys.stream().map(this::at).toList());
  }

  /**
   * Checks that a call may be paid from its budgets, and returns them.
   *
   * @throws UnpricedModel when there is a budget and the price is not known
   * @throws ktrdr.agent.budget.BudgetBlocked when a bill under one of the budgets waits for a
   *     person
   * @throws ktrdr.agent.budget.BudgetExhausted when one of the budgets has less left
   */
  List<Budget> admit(LedgerEntry entry, List<BudgetKey> keys) {
    List<Budget> budgets = keys.stream().map(this::at).toList();
    new BudgetRoom(budgets).admit(entry, () -> usual(entry.asked().model()));
    return budgets;
  }

  /** What a call of a model cost of late, on average. */
  private Optional<BigDecimal> usual(String model) {
    List<BigDecimal> costs = rows.lastCosts(model, USUAL_OF);
    return costs.stream()
        .reduce(BigDecimal::add)
        .map(sum -> sum.divide(BigDecimal.valueOf(costs.size()), MathContext.DECIMAL64))
        .map(Dollars::plain);
  }

  /** Sets all of these caps from now on, or none of them. */
  List<CapChange> cap(List<NewCap> caps, String by, String reason) {
    rows.lock();
    Instant now = rows.now();
    List<CapChange> changes =
        caps.stream().map(c -> new CapChange(c.key(), c.cap(), by, reason, now)).toList();
    changes.forEach(rows::add);
    return changes;
  }
}
