package ktrdr.persistence.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Assignment.Choice;
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
