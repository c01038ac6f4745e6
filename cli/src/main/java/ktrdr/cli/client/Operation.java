package ktrdr.cli.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One visible unit of work, as the server describes it in a list (summary), alone, or with its
 * children (tree).
 */
public record Operation(Fields fields) {
  private static final Set<String> TERMINAL = Set.of("completed", "failed", "cancelled");

  public String id() {
    return fields.text("operation_id").orElse("?");
  }

  /**
   * Returns this, if it is an operation at all.
   *
   * @throws UnreadableAnswer if it is not
   */
  public Operation checked() {
    if (fields.text("operation_id").isEmpty()) {
      throw new UnreadableAnswer("an answer without an operation");
    }
    return this;
  }

  public Optional<String> parent() {
    return fields.text("parent_operation_id");
  }

  public Optional<String> session() {
    return fields.scalar("session_id");
  }

  public String type() {
    return fields.text("operation_type").orElse("?");
  }

  public String status() {
    return fields.text("status").orElse("?");
  }

  /** Whether it is completed, failed or cancelled; any other status, known or not, is active. */
  public boolean isFinished() {
    return isTerminal(status());
  }

  /** The same of the name of a status. */
  public static boolean isTerminal(String status) {
    return TERMINAL.contains(status);
  }

  /** 0 to 100. */
  public OptionalDouble percentage() {
    OptionalDouble own = progress().number("percentage");
    return own.isPresent() ? own : fields.number("progress_percentage");
  }

  public Optional<String> currentStep() {
    return progress().text("current_step").or(() -> fields.text("current_step"));
  }

  public OptionalDouble durationSeconds() {
    return fields.number("duration_seconds");
  }

  public OptionalDouble costUsd() {
    return fields.number("cost_usd");
  }

  public Optional<String> error() {
    return fields.text("error_message");
  }

  /** Number of the attempt, from 1. */
  public int attempt() {
    return (int) fields.number("attempt").orElse(1);
  }

  /** The attempt with that number at this work, if it is among these. */
  public Optional<Operation> attempt(int number, List<Operation> siblings) {
    return siblings.stream()
        .filter(other -> other.type().equals(type()) && other.attempt() == number)
        .findFirst();
  }

  /**
   * {@code metadata.parameters}: what the work was asked to do and, for a session, its phase and
   * outcome.
   */
  public Fields parameters() {
    return fields.object("metadata").object("parameters");
  }

  public List<Operation> children() {
    return fields.objects("children").stream().map(Operation::new).toList();
  }

  public boolean isSession() {
    return type().equals("agent_session");
  }

  /** Its place in the queue, from 1; absent if it does not wait. */
  public OptionalDouble queuePosition() {
    return fields.number("queue_position");
  }

  /** {@code {requested_at, by, reason}}; empty if nobody asked for a pause. */
  public Fields pause() {
    return fields.object("pause");
  }

  /** Whether it is paused because no budget can pay for its next call of a language model. */
  public boolean waitsForBudget() {
    return status().equals("paused") && pause().text("by").filter("budget"::equals).isPresent();
  }

  /** {@code {requested_at, by, reason, forced, …}}; empty if nobody asked for a cancel. */
  public Fields cancel() {
    return fields.object("cancel");
  }

  public Optional<Instant> started() {
    return fields.instant("started_at");
  }

  /** The server's time of this answer, for running work; its clock may differ from ours. */
  public Optional<Instant> told() {
    return started().map(start -> start.plusMillis((long) (1000 * durationSeconds().orElse(0))));
  }

  private Fields progress() {
    return fields.object("progress");
  }
}
