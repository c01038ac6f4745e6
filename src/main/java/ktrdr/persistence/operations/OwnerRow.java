package ktrdr.persistence.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import ktrdr.operations.owners.OwnerStore;
import ktrdr.operations.owners.ThisServer;

/** One row of {@code owners}: one start of a server and its last heartbeat. */
@Entity
@Table(name = "owners")
public class OwnerRow {
  @Id
  @Column(name = "owner_id")
  private String id;

  private String node;

  @Column(name = "started_at")
  private Instant started;

  @Column(name = "beat_at")
  private Instant beat;

  static OwnerRow of(ThisServer server, Instant now) {
    OwnerRow row = new OwnerRow();
    row.id = server.owner();
    row.node = server.node();
    row.started = now;
    row.beat = now;
    return row;
  }

  OwnerStore.Beat toBeat(Instant now) {
    return new OwnerStore.Beat(id, node, started, beat, now);
  }
}
