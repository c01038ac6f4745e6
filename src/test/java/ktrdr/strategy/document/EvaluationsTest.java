package ktrdr.strategy.document;

import static ktrdr.strategy.document.Documents.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.Map;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Holdout;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.Split;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
  @Test
  void a_mode_alone_has_the_defaults_of_a_document() {
    assertThat(Evaluations.read("holdout")).isEqualTo(new Holdout(Split.DEFAULT));
    assertThat(Evaluations.read("walk_forward"))
        .isEqualTo(new WalkForward(0.4, 6, Scheme.ANCHORED));
  }

  @Test
  void an_object_without_a_mode_is_a_walk_forward() {
    assertThat(Evaluations.read(Map.of("folds", 3, "start", new BigDecimal("0.5"))))
        .isEqualTo(new WalkForward(0.5, 3, Scheme.ANCHORED));
  }

  @Test
  void what_is_written_is_read_again() {
    WalkForward walk = new WalkForward(0.5, 3, Scheme.ROLLING);
    assertThat(Evaluations.read(Evaluations.map(walk))).isEqualTo(walk);
    Holdout holdout = new Holdout(Split.DEFAULT);
    assertThat(Evaluations.read(Evaluations.map(holdout))).isEqualTo(holdout);
  }

  @Test
  void faults_point_into_the_evaluation() {
    String modes = "must be one of holdout, walk_forward; is \"walk\"";
    assertThat(fault("walk")).isEqualTo(new Fault("", modes));
    assertThat(fault(Map.of("mode", "walk"))).isEqualTo(new Fault("/mode", modes));
    assertThat(fault(Map.of("mode", "holdout", "folds", 3)).pointer()).isEqualTo("/folds");
    assertThat(fault(Map.of("fold", 3)).pointer()).isEqualTo("/fold");
    assertThat(fault(7).detail()).isEqualTo("must be an object; is 7");
  }

  @Test
  void a_strategy_is_stored_as_it_is_asked_to_be_tested() {
    Strategy own = READER.read(Documents.SMALL);
    WalkForward walk = new WalkForward(0.4, 6, Scheme.ANCHORED);
    String stored = READER.stored(Documents.SMALL, own.with(walk));
    assertThat(READER.with(Defaults.FIRST).read(stored)).isEqualTo(own.with(walk));
    assertThat(READER.stored(stored, own.with(walk))).isEqualTo(stored);
  }

  @Test
  void a_holdout_that_is_asked_for_keeps_the_shares_of_its_document() {
    Holdout own = new Holdout(new Split(0.6, 0.2, 0.2));
    Strategy strategy = READER.read(Documents.SMALL).with(own);
    assertThat(strategy.with(new Holdout(Split.DEFAULT))).isEqualTo(strategy);
  }

  private static Fault fault(Object evaluation) {
    return catchThrowableOfType(InvalidStrategy.class, () -> Evaluations.read(evaluation))
        .faults()
        .get(0);
  }
}
