package ktrdr.persistence.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import ktrdr.persistence.Json;
import ktrdr.sessions.ToolCall;

/** One row of {@code agent_actions}, including rows that the original ktrdr wrote. */
@Entity
@Table(name = "agent_actions")
public class ActionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "session_id")
  private long session;

  @Column(name = "tool_name")
  private String tool;

  @Lob
  @Column(name = "tool_args")
  private String arguments;

  @Lob private String result;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "input_tokens")
  private Long inputTokens;

  @Column(name = "output_tokens")
  private Long outputTokens;

  @Column(name = "cost_usd")
  private BigDecimal cost;

  @Column(name = "operation_id")
  private String operation;

  private Integer turn;

  @Column(name = "duration_ms")
  private Long millis;

  static ActionRow of(long session, ToolCall call) {
    ActionRow row = new ActionRow();
    row.session = session;
    row.tool = call.tool();
    row.arguments = Json.write(call.arguments());
    row.result = Json.write(call.result());
    row.created = call.created();
    row.inputTokens = call.use().inputTokens().orElse(null);
    row.outputTokens = call.use().outputTokens().orElse(null);
    row.cost = call.use().cost().orElse(null);
    row.operation = call.place().map(ToolCall.Place::operation).orElse(null);
    row.turn = call.place().map(ToolCall.Place::turn).orElse(null);
    row.millis = call.place().map(ToolCall.Place::millis).orElse(null);
    return row;
  }

  Long id() {
    return id;
  }

  long session() {
    return session;
  }

  ToolCall toToolCall() {
    return new ToolCall(
        created,
        tool,
        new ToolCall.Use(
            Optional.ofNullable(inputTokens),
            Optional.ofNullable(outputTokens),
            Optional.ofNullable(cost).map(BigDecimal::stripTrailingZeros)),
        Json.lenient(arguments),
        Json.lenient(result),
        Optional.ofNullable(operation).map(at -> new ToolCall.Place(at, turn, millis)));
  }
}
