package ktrdr.sessions.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.backtest.Rules;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.operations.Operation;
import ktrdr.sessions.Assignment;
import ktrdr.strategy.Costs;
import ktrdr.strategy.Rates;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy.Account;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The account of a stand-alone backtest in the parameters of its operation. */
@Tag("database")
class BacktestPlanTest {
  private static final BacktestPlan PLAN =
      new BacktestPlan(
          new BacktestPlan.Policy(new SmaCross(10, 20)),
          new Assignment.Market("SPX", "1d"),
          new BacktestPlan.Period(Optional.empty(), Optional.empty()),
          new Account(100_000, 0.001, 0, 1, true),
          Rules.PEER);

  @Test
  void the_parameters_of_before_mean_whole_units_and_no_rates_and_are_written_as_they_were() {
    Map<String, Object> before = new LinkedHashMap<>();
    before.put("policy", Map.of("type", "sma_cross", "fast", 10, "slow", 20));
    before.put("initial_capital", 100_000.0);
    before.put("commission", 0.001);
    before.put("slippage", 0.0);
    before.put("position_size", 1.0);
    before.put("allow_short", true);
    before.put("rules", "peer");
    BacktestPlan plan = BacktestPlan.of(new Operation.Subject("Backtest", "SPX", "1d", before));
    assertThat(plan).isEqualTo(PLAN);
    assertThat(plan.subject().parameters()).isEqualTo(before);
  }

  @Test
  void units_fees_and_rates_are_kept() {
    Account account =
        new Account(
            1_000,
            new Sizing(0.5, false, Optional.of(Sizing.Units.FRACTIONAL)),
            new Costs(0.001, 0.0005, 2, 0.0001),
            new Rates(0.03, 0.02));
    BacktestPlan plan =
        new BacktestPlan(PLAN.tested(), PLAN.market(), PLAN.period(), account, Rules.KTRDR);
    assertThat(plan.subject().parameters())
        .containsEntry("unit", 0)
        .containsEntry("fixed_fee", 2.0)
        .containsEntry("rebate", 0.0001)
        .containsEntry("cash_rate", 0.03)
        .containsEntry("borrow_rate", 0.02);
    assertThat(BacktestPlan.of(plan.subject())).isEqualTo(plan);
  }
}
