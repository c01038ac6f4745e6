package ktrdr.persistence.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Assignment.Choice;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.Strategy.Holdout;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.Split;
import ktrdr.strategy.Strategy.WalkForward;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session was asked to do, as its row keeps it. */
@Tag("database")
class AssignmentJsonTest {
  @Test
  void what_was_fixed_at_the_start_is_read_as_it_was_written() {
    var models =
        new Assignment.Models(
            new Choice("anthropic/claude-opus-5-5", "api.anthropic.com", "p@1", "2"),
            Choice.BUILTIN,
            false,
            Optional.of(new BigDecimal("0.50")));
    Assignment asked =
        new Assignment(
            models,
            "dips",
            Optional.empty(),
            new Assignment.Market("SPX", "1d"),
            Optional.of(7L),
            new Assignment.Effort(36, 2000),
            true);
    assertThat(AssignmentJson.read(AssignmentJson.write(asked))).isEqualTo(asked);
  }

  @Test
  void how_a_strategy_is_tested_is_kept_if_somebody_said_it() {
    Assignment walks =
        tested(Optional.of(new WalkForward(0.5, 4, Scheme.ROLLING)), OptionalInt.of(19));
    assertThat(AssignmentJson.read(AssignmentJson.write(walks))).isEqualTo(walks);
    assertThat(AssignmentJson.write(walks))
        .contains(
            "\"surrogates\":\"19\",\"evaluation\":{\"mode\":\"walk_forward\",\"start\":0.5,"
                + "\"folds\":4,\"scheme\":\"rolling\"},\"bypass_gates\":false");
    Assignment held = tested(Optional.of(new Holdout(Split.DEFAULT)), OptionalInt.of(0));
    assertThat(AssignmentJson.read(AssignmentJson.write(held))).isEqualTo(held);
  }

  @Test
  void what_nobody_said_is_not_written() {
    String before =
        "{\"model\":\"builtin\",\"brief\":\"\",\"symbol\":\"SPX\",\"timeframe\":\"1d\","
            + "\"candidates\":\"36\",\"resamples\":\"2000\",\"bypass_gates\":false}";
    assertThat(AssignmentJson.read(before))
        .isEqualTo(tested(Optional.empty(), OptionalInt.empty()));
    assertThat(AssignmentJson.write(AssignmentJson.read(before))).isEqualTo(before);
  }

  private static Assignment tested(Optional<Evaluation> evaluation, OptionalInt surrogates) {
    return new Assignment(
        Assignment.Models.BUILTIN,
        "",
        Optional.empty(),
        new Assignment.Market("SPX", "1d"),
        Optional.empty(),
        new Assignment.Effort(36, 2000, surrogates),
        new Assignment.Testing(evaluation, false));
  }

  @Test
  void a_session_from_before_prompts_were_recorded_has_the_first_ones() {
    String earlier =
        "{\"model\":\"openai/gpt-6-sol\",\"design_model\":\"openai/gpt-6-sol\","
            + "\"design_host\":\"api.openai.com\",\"design_price\":\"p@1\"}";
    assertThat(AssignmentJson.read(earlier).models().design())
        .isEqualTo(new Choice("openai/gpt-6-sol", "api.openai.com", "p@1", "1"));
    assertThat(AssignmentJson.read("{\"model\":\"builtin\"}").models())
        .isEqualTo(Assignment.Models.BUILTIN);
  }
}
