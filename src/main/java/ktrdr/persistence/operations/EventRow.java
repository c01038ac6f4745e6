package ktrdr.persistence.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.persistence.Json;

/** One row of {@code operation_events}. */
@Entity
@Table(name = "operation_events")
@IdClass(EventRow.Key.class)
public class EventRow {
  /** The root and the position in its log. */
  public record Key(String root, long sequence) {}

  @Id
  @Column(name = "root_operation_id")
  private String root;

  @Id
  @Column(name = "sequence_number")
  private long sequence;

  @Column(name = "operation_id")
  private String operation;

  @Column(name = "happened_at")
  private Instant time;

  private String kind;
  private String actor;
  @Lob private String reason;

  @Column(name = "status_before")
  private String before;

  @Column(name = "status_after")
  private String after;

  // The changed fields, by the names of OperationFields.
  @Lob private String facts;

  private String origin;

  static EventRow of(OperationEvent event, long sequence) {
    EventRow row = new EventRow();
    row.root = event.root().value();
    row.sequence = sequence;
    row.operation = event.operation().value();
    row.time = event.time();
    row.kind = event.kind();
    row.actor = event.by().by();
    row.origin = event.by().from();
    row.reason = event.what().reason();
    row.before = event.what().before().map(OperationStatus::wire).orElse(null);
    row.after = event.after().wire();
    row.facts = Json.write(event.changes());
    return row;
  }

  OperationEvent toEvent() {
    return new OperationEvent(
        new OperationId(root),
        sequence,
        new OperationId(operation),
        time,
        new Caller(actor, origin == null ? "" : origin),
        new OperationEvent.What(
            OperationEvent.Kind.of(kind),
            reason,
            Optional.ofNullable(before).flatMap(OperationStatus::of),
            OperationStatus.of(after).orElseThrow()),
        Json.read(facts));
  }
}
