package ktrdr.sessions.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.InSweep;
import ktrdr.sessions.Session;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.admission.AgentPaused;
import ktrdr.sessions.lifecycle.OpenTransactions;

/** Opens the runs of a sweep. Each call is one transaction. */
@ApplicationScoped
@Transactional
public class SweepTransactions {
  private final SweepStore sweeps;
  private final OperationStore store;
  private final OpenTransactions opens;
  private final Admission admission;

  @Inject
  public SweepTransactions(
      SweepStore sweeps, OperationStore store, OpenTransactions opens, Admission admission) {
    this.sweeps = sweeps;
    this.store = store;
    this.opens = opens;
    this.admission = admission;
  }

  /** For the container's proxy only. */
  protected SweepTransactions() {
    this(null, null, null, null);
  }

  /**
   * Puts a run into the queue, unless it is there already: a server may die before it hears of it.
   *
   * @param begun the sweep, as its work began
   * @return the new session; empty if the sweep has it already or no longer wants it
   * @throws AgentPaused while the agent is paused
   */
  public Optional<Session> open(Operation begun, int point, Start start) {
    admission.lock();
    boolean wanted =
        store
            .find(begun.id())
            .filter(now -> now.status() == OperationStatus.RUNNING && now.term() == begun.term())
            .filter(now -> now.state().stopRequest().isEmpty())
            .isPresent();
    boolean there =
        sweeps.members(begun.id()).stream()
            .flatMap(session -> session.links().sweep().stream())
            .anyMatch(in -> in.point() == point);
    return wanted && !there
        ? Optional.of(opens.enqueue(start.in(link(begun, point)), by(begun)))
        : Optional.empty();
  }

  private static InSweep link(Operation sweep, int point) {
    return new InSweep(sweep.id(), point, sweep.state().created());
  }

  private static Caller by(Operation sweep) {
    return new Caller("sweep", sweep.id().value());
  }
}
