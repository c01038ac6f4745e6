package ktrdr.persistence.trials;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationQuery.Position;
import ktrdr.sessions.trials.BackfillState;

/** The only row of {@code trial_registry}. */
@Entity
@Table(name = "trial_registry")
public class RegistryRow {
  @Id private int id;

  /** The last numbers that were given. */
  @Column(name = "last_instrument")
  private long lastInstrument;

  @Column(name = "last_trial")
  private long lastTrial;

  @Column(name = "backfill_done")
  private boolean done;

  @Column(name = "backfill_created")
  private Instant created;

  @Column(name = "backfill_operation")
  private String operation;

  int id() {
    return id;
  }

  long nextInstrument() {
    lastInstrument++;
    return lastInstrument;
  }

  long nextTrial() {
    lastTrial++;
    return lastTrial;
  }

  void set(BackfillState state) {
    done = state.done();
    created = state.last().map(Position::created).orElse(null);
    operation = state.last().map(last -> last.id().value()).orElse(null);
  }

  BackfillState backfill() {
    return new BackfillState(
        done, Optional.ofNullable(operation).map(o -> new Position(created, new OperationId(o))));
  }
}
