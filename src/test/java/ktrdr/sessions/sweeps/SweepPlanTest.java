package ktrdr.sessions.sweeps;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.market.sources.Bars;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import ktrdr.sessions.standalone.SweepPlan;
import ktrdr.sessions.standalone.SweepPlan.Point;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.StrategyReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class SweepPlanTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());

  @Test
  void there_is_a_run_for_each_combination_and_the_seeds_change_fastest() {
    assertThat(Sweeping.plan().size()).isEqualTo(8);
    assertThat(Sweeping.plan().points())
        .extracting(point -> point.number() + " " + point.settings().values() + " " + point.seed())
        .containsExactly(
            "1 [20, relu] 7",
            "2 [20, relu] -3",
            "3 [20, tanh] 7",
            "4 [20, tanh] -3",
            "5 [40, relu] 7",
            "6 [40, relu] -3",
            "7 [40, tanh] 7",
            "8 [40, tanh] -3");
  }

  @Test
  void each_run_has_its_strategy_and_its_seed() {
    Point third = Sweeping.plan().points().get(2);
    Start start = Sweeping.plan().start(third, READER);
    Strategy strategy = READER.read(start.design().document().orElseThrow());
    assertThat(strategy.learning().optimiser().epochs()).isEqualTo(20);
    assertThat(start.assignment().seed()).contains(7L);
    assertThat(start.assignment().strategy()).isEqualTo(start.design().document());
    assertThat(start.design().name()).contains("small");
  }

  @Test
  void without_a_strategy_each_run_designs_one() {
    SweepPlan plan = Sweeping.seeds(1L, 2L, 3L);
    assertThat(plan.points()).hasSize(3);
    Start start = plan.start(plan.points().get(1), READER);
    assertThat(start.design()).isEqualTo(Session.Design.NONE);
    assertThat(start.assignment()).isEqualTo(plan.base().withSeed(2));
  }

  @Test
  void it_is_read_again_as_it_was_asked_for() {
    SweepPlan plan = Sweeping.plan();
    assertThat(SweepPlan.of(plan.subject())).isEqualTo(plan);
    assertThat(plan.subject().description()).isEqualTo("Sweep of strategy small, 8 runs");
  }
}
