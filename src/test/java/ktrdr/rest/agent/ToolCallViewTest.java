package ktrdr.rest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.rest.wire.JsonbConfiguration;
import ktrdr.sessions.ToolCall;
import org.junit.jupiter.api.Test;

/** A recent action, as clients of the first ktrdr read it. */
class ToolCallViewTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:00Z");

  @Test
  void it_says_success_or_failure_and_what_nobody_counted_is_null() {
    assertThat(json(old("save_strategy", Optional.of(120L), Map.of("success", true))))
        .contains("\"created_at\":\"2026-11-22T10:15:00Z\"", "\"input_tokens\":120")
        .contains("\"result\":\"success\"", "\"tool_name\":\"save_strategy\"");
    assertThat(json(old("train", Optional.empty(), Map.of("error", "no bars"))))
        .contains("\"result\":\"failure\"", "\"input_tokens\":null", "\"cost_usd\":null");
  }

  private static ToolCall old(String tool, Optional<Long> tokens, Map<String, Object> result) {
    var use = new ToolCall.Use(tokens, tokens, Optional.empty());
    return new ToolCall(TIME, tool, use, Map.of(), result, Optional.empty());
  }

  private static String json(ToolCall call) {
    return new JsonbConfiguration().getContext(ToolCallView.class).toJson(ToolCallView.of(call));
  }
}
