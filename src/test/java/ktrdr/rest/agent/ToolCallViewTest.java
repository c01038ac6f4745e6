package ktrdr.rest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.sessions.ToolCall;
import org.junit.jupiter.api.Test;

/** A recent action, as clients of the first ktrdr read it. */
class ToolCallViewTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:00Z");

  @Test
  void it_says_success_or_failure_and_what_nobody_counted_is_null() {
    assertThat(json(new ToolCall(TIME, "save_strategy", true, Optional.of(120L), Optional.of(7L))))
        .isEqualTo(
            "{\"created_at\":\"2026-11-22T10:15:00Z\",\"input_tokens\":120,\"output_tokens\":7,"
                + "\"result\":\"success\",\"tool_name\":\"save_strategy\"}");
    assertThat(json(new ToolCall(TIME, "train", false, Optional.empty(), Optional.empty())))
        .contains("\"result\":\"failure\"", "\"input_tokens\":null", "\"output_tokens\":null");
  }

  private static String json(ToolCall call) {
    return new JsonbConfiguration().getContext(ToolCallView.class).toJson(ToolCallView.of(call));
  }
}
