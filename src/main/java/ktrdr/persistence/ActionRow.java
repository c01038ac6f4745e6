package ktrdr.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ktrdr.sessions.ToolCall;

/** One row of {@code agent_actions}, including rows that the original ktrdr wrote. */
@Entity
@Table(name = "agent_actions")
public class ActionRow {
  @Id private Long id;

  @Column(name = "session_id")
  private long session;

  @Column(name = "tool_name")
  private String tool;

  @Lob private String result;

  @Column(name = "created_at")
  private Instant created;

  @Column(name = "input_tokens")
  private Long inputTokens;

  @Column(name = "output_tokens")
  private Long outputTokens;

  Long id() {
    return id;
  }

  long session() {
    return session;
  }

  ToolCall toToolCall() {
    Map<String, Object> answer = Json.read(result);
    boolean failed = Boolean.FALSE.equals(answer.get("success")) || answer.get("error") != null;
    return new ToolCall(
        created,
        tool,
        !failed,
        Optional.ofNullable(inputTokens),
        Optional.ofNullable(outputTokens));
  }
}
