package ktrdr.sessions.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.DesignWindowResult.Balanced;
import ktrdr.agent.results.DesignWindowResult.Fault;
import ktrdr.agent.results.DesignWindowResult.Figures;
import ktrdr.agent.results.DesignWindowResult.Trading;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.TrainingResult;
import ktrdr.agent.results.WalkForwardResult.Skill;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DesignWindowCodecTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2020-06-01T00:00:00Z");
  private static final TrainingResult TRAINING = TrainingCodec.read(Map.of("best_epoch", 5));

  private static DesignWindowResult readAgain(DesignWindowResult window) {
    Map<String, Object> written = TrainingCodec.write(TRAINING.with(window));
    return TrainingCodec.read(written).breakdown().designWindow().orElseThrow();
  }

  @Test
  void what_was_found_comes_back_and_what_is_not_finite_as_unknown() {
    Figures figures =
        new Figures(
            120,
            new Skill(90, 0.0625, 1.5),
            new Skill(120, -0.125, Double.NaN),
            new Balanced(0.5, 0.4375, 2),
            new Trading(3, Double.POSITIVE_INFINITY, 1.5, 0.125, 0.25));
    DesignWindowResult window =
        new DesignWindowResult(
            FROM, TO, 300, Optional.empty(), Optional.of(figures), GateResult.failed("x"));
    DesignWindowResult again = readAgain(window);
    assertThat(again).usingRecursiveComparison().ignoringFields("figures").isEqualTo(window);
    Figures found = again.figures().orElseThrow();
    assertThat(found.trading()).isEqualTo(new Trading(3, Double.NaN, 1.5, 0.125, 0.25));
    assertThat(List.of(found.tested(), found.directional(), found.threeClass(), found.balanced()))
        .isEqualTo(List.of(120, figures.directional(), figures.threeClass(), figures.balanced()));
  }

  @Test
  void why_nothing_was_found_comes_back() {
    Fault fault = new Fault("It needs more bars.", OptionalInt.of(400));
    DesignWindowResult window =
        new DesignWindowResult(
            FROM,
            TO,
            300,
            Optional.of(fault),
            Optional.empty(),
            GateResult.failed("too short").bypass());
    assertThat(readAgain(window)).isEqualTo(window);
  }

  @Test
  void a_result_of_before_has_none_and_is_written_without_one() {
    assertThat(TRAINING.breakdown().designWindow()).isEmpty();
    assertThat(TrainingCodec.write(TRAINING)).doesNotContainKey("design_window");
  }
}
