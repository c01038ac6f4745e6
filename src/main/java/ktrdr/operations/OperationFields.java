package ktrdr.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;

/**
 * Converts an operation to and from plain fields for events and columns. Progress and metrics are
 * left out.
 *
 * <p>Fields are strings, booleans, or maps and lists of those; only {@code subject} and {@code
 * output} hold numbers, as JSON gives them back.
 */
public final class OperationFields {
  private OperationFields() {}

  /** All fields of an operation. */
  public static Map<String, Object> of(Operation operation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Operation.Lineage lineage = operation.lineage();
    fields.put("id", operation.id().value());
    fields.put("parent", text(lineage.parent().map(OperationId::value)));
    fields.put("root", lineage.root().value());
    fields.put("session", text(lineage.session()));
    fields.put("attempt", Integer.toString(lineage.attempt()));
    fields.put("retry_of", text(lineage.retryOf().map(OperationId::value)));
    fields.put("type", operation.type().wire());
    state(operation.state(), fields);
    fields.put("subject", of(operation.subject()));
    fields.put("output", of(operation.output()));
    return fields;
  }

  private static void state(Operation.State state, Map<String, Object> fields) {
    fields.put("status", state.status().wire());
    fields.put("version", Long.toString(state.version()));
    fields.put("created", state.created().toString());
    fields.put("started", text(state.started()));
    fields.put("ended", text(state.ended()));
    fields.put("owner", text(state.ownership().owner()));
    fields.put("epoch", Long.toString(state.ownership().term()));
    fields.put("turn", text(state.ownership().turn()));
    fields.put("cancellation", state.cancellation().map(OperationFields::of).orElse(null));
    fields.put("halt", state.stopRequest().map(OperationFields::of).orElse(null));
    fields.put("error", text(state.error()));
  }

  /** A cancellation as fields. */
  public static Map<String, Object> of(Operation.Cancellation cancellation) {
    Map<String, Object> fields = of(cancellation.notice());
    fields.put("forced", cancellation.forced());
    return fields;
  }

  /** A stop request as fields. */
  public static Map<String, Object> of(Operation.StopRequest stopRequest) {
    Map<String, Object> fields = of(stopRequest.notice());
    fields.put("kind", stopRequest.kind().name());
    return fields;
  }

  private static Map<String, Object> of(Notice notice) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("requested", notice.requested().toString());
    fields.put("by", notice.by().by());
    fields.put("from", notice.by().from());
    fields.put("reason", notice.reason());
    fields.put("deadline", notice.deadline().toString());
    return fields;
  }

  /** A subject as fields. */
  public static Map<String, Object> of(Operation.Subject subject) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("description", subject.description());
    fields.put("symbol", subject.symbol());
    fields.put("timeframe", subject.timeframe());
    fields.put("parameters", subject.parameters());
    return fields;
  }

  static Operation operation(Map<String, Object> fields) {
    Operation.Lineage lineage =
        new Operation.Lineage(
            string(fields, "parent").map(OperationId::new),
            new OperationId((String) fields.get("root")),
            string(fields, "session").map(Long::valueOf),
            Integer.parseInt((String) fields.get("attempt")),
            string(fields, "retry_of").map(OperationId::new));
    return new Operation(
        new OperationId((String) fields.get("id")),
        lineage,
        OperationType.of((String) fields.get("type")).orElseThrow(),
        state(fields),
        subject(map(fields.get("subject"))),
        output(map(fields.get("output"))),
        Progress.NONE);
  }

  /** An output as fields. */
  public static Map<String, Object> of(Operation.Output output) {
    return Map.of("results", output.results(), "warnings", output.warnings());
  }

  private static Operation.State state(Map<String, Object> fields) {
    Operation.Times times =
        new Operation.Times(
            Instant.parse((String) fields.get("created")),
            string(fields, "started").map(Instant::parse),
            string(fields, "ended").map(Instant::parse));
    Operation.Ownership ownership =
        new Operation.Ownership(
            string(fields, "owner"),
            Long.parseLong((String) fields.get("epoch")),
            string(fields, "turn").map(Long::valueOf));
    return new Operation.State(
        OperationStatus.of((String) fields.get("status")).orElseThrow(),
        Long.parseLong((String) fields.get("version")),
        times,
        ownership,
        Optional.ofNullable(fields.get("cancellation")).map(c -> cancellation(map(c))),
        Optional.ofNullable(fields.get("halt")).map(h -> stopRequest(map(h))),
        string(fields, "error"));
  }

  /** Reads a cancellation from its fields. */
  public static Operation.Cancellation cancellation(Map<String, Object> fields) {
    return new Operation.Cancellation(notice(fields), (Boolean) fields.get("forced"));
  }

  /** Reads a stop request from its fields. */
  public static Operation.StopRequest stopRequest(Map<String, Object> fields) {
    return new Operation.StopRequest(
        Operation.StopRequest.Kind.valueOf((String) fields.get("kind")), notice(fields));
  }

  private static Notice notice(Map<String, Object> fields) {
    return new Notice(
        Instant.parse((String) fields.get("requested")),
        caller(fields),
        (String) fields.get("reason"),
        Instant.parse((String) fields.get("deadline")));
  }

  // Rows of earlier ktrdr versions have no "from".
  private static Caller caller(Map<String, Object> fields) {
    return new Caller((String) fields.get("by"), (String) fields.getOrDefault("from", ""));
  }

  /** Reads a subject from its fields. */
  public static Operation.Subject subject(Map<String, Object> fields) {
    return new Operation.Subject(
        (String) fields.get("description"),
        (String) fields.get("symbol"),
        (String) fields.get("timeframe"),
        map(fields.get("parameters")));
  }

  /** Reads an output from its fields. */
  @SuppressWarnings("unchecked")
  public static Operation.Output output(Map<String, Object> fields) {
    List<String> warnings = (List<String>) fields.getOrDefault("warnings", List.of());
    return new Operation.Output(
        map(fields.getOrDefault("results", Map.of())), new ArrayList<>(warnings));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  private static Optional<String> string(Map<String, Object> fields, String name) {
    return Optional.ofNullable((String) fields.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
