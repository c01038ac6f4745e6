package ktrdr.persistence.trials;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.agent.trials.Window;
import ktrdr.operations.OperationId;
import ktrdr.sessions.trials.RegisteredTrial;

/** One row of {@code trials}. A Sharpe ratio that is not known is null. */
@Entity
@Table(name = "trials")
public class TrialRow {
  @Id private long id;

  @Column(name = "instrument_id")
  private long instrument;

  private String kind;

  @Column(name = "in_sample")
  private boolean inSample;

  @Column(name = "window_from")
  private Instant windowFrom;

  @Column(name = "window_to")
  private Instant windowTo;

  @Column(name = "strategy_sha256")
  private String strategy;

  private Double sharpe;
  private int observations;

  @Column(name = "operation_id")
  private String operation;

  @Column(name = "session_id")
  private Long session;

  @Column(name = "completed_at")
  private Instant at;

  static TrialRow of(
      long id, long instrument, Tried tried, Look look, RegisteredTrial.Occasion occasion) {
    TrialRow row = new TrialRow();
    row.id = id;
    row.instrument = instrument;
    row.kind = tried.kind().wire();
    row.inSample = tried.inSample();
    row.windowFrom = tried.window().from();
    row.windowTo = tried.window().to();
    row.strategy = look.strategy();
    row.sharpe = look.hasSharpe() ? look.sharpe() : null;
    row.observations = look.observations();
    row.operation = occasion.operation().value();
    row.session = occasion.session().orElse(null);
    row.at = occasion.at();
    return row;
  }

  RegisteredTrial toTrial() {
    return new RegisteredTrial(
        id,
        instrument,
        TrialKind.of(kind),
        inSample,
        new Window(windowFrom, windowTo),
        new Look(strategy, sharpe == null ? Double.NaN : sharpe, observations),
        new RegisteredTrial.Occasion(new OperationId(operation), Optional.ofNullable(session), at));
  }
}
