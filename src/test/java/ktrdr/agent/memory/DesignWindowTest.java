package ktrdr.agent.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.Strategy.Holdout;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.Split;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.training.Folds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignWindowTest {
  private static final BarSeries BARS = PlantedMarket.walk(200, 1);

  @Test
  void the_test_of_a_walk_forward_begins_behind_the_design_window() {
    DesignWindow window = walk(0.4);
    assertThat(window.bars(200)).isEqualTo(80);
    assertThat(window.end(BARS)).isEqualTo(BARS.start(79));
    assertThat(window.testBegins(BARS)).isEqualTo(BARS.start(80));
  }

  @Test
  void a_holdout_shows_its_training_part_and_tests_behind_the_validation() {
    DesignWindow window = of(new Holdout(new Split(0.6, 0.3, 0.1)));
    assertThat(window.end(BARS)).isEqualTo(BARS.start(119));
    assertThat(window.testBegins(BARS)).isEqualTo(BARS.start(180));
  }

  @Test
  void without_an_evaluation_it_is_that_of_the_default_holdout() {
    DesignWindow window = DesignWindow.of(Optional.empty());
    assertThat(window.bars(200)).isEqualTo(140);
    assertThat(window.testBegins(BARS)).isEqualTo(BARS.start(170));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.35, 0.4, 0.7, 0.8})
  void it_ends_where_the_first_fold_begins(double start) {
    for (int bars = 1; bars < 1000; bars++) {
      assertThat(walk(start).bars(bars))
          .isEqualTo(Folds.designWindow(new WalkForward(start, 6, Scheme.ANCHORED), bars));
    }
  }

  private static DesignWindow walk(double start) {
    return of(new WalkForward(start, 6, Scheme.ANCHORED));
  }

  private static DesignWindow of(Evaluation evaluation) {
    return DesignWindow.of(Optional.of(evaluation));
  }
}
