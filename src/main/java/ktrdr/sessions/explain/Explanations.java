package ktrdr.sessions.explain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStore;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionStore;

/** Gathers the facts that explain an operation. */
@ApplicationScoped
public class Explanations {
  private final OperationStore operations;
  private final SessionStore sessions;
  private final Whereabouts whereabouts;
  private final Waiting waiting;
  private final Workers workers;
  private final InstantSource clock;

  @Inject
  public Explanations(
      OperationStore operations,
      SessionStore sessions,
      Whereabouts whereabouts,
      Waiting waiting,
      Workers workers,
      InstantSource clock) {
    this.operations = operations;
    this.sessions = sessions;
    this.whereabouts = whereabouts;
    this.waiting = waiting;
    this.workers = workers;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected Explanations() {
    this(null, null, null, null, null, null);
  }

  /**
   * Explains why an operation is in its present state.
   *
   * @throws OperationNotFound if it does not exist
   */
  public Explanation of(OperationId id) {
    return Explainer.of(facts(id));
  }

  private Diagnosis facts(OperationId id) {
    OperationId root =
        operations.find(id).orElseThrow(() -> new OperationNotFound(id.value())).lineage().root();
    List<Operation> tree = operations.tree(root);
    Operation now =
        tree.stream()
            .filter(o -> o.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new OperationNotFound(id.value()));
    Optional<SessionOutcome> outcome =
        now.lineage().session().flatMap(sessions::find).flatMap(s -> s.standing().outcome());
    return new Diagnosis(
        clock.instant(),
        new Diagnosis.Subject(
            now,
            tree,
            operations.events(root, 0, Integer.MAX_VALUE),
            outcome,
            waiting.budget(root).filter(wait -> wait.holds(tree.get(0)))),
        waiting.places(),
        whereabouts.beat(tree.get(0)),
        whereabouts.elsewhere(tree.get(0)),
        pulses(root),
        waiting.limits());
  }

  private List<Diagnosis.Pulse> pulses(OperationId root) {
    return workers.all().stream().filter(w -> w.root().equals(root)).map(this::pulse).toList();
  }

  private Diagnosis.Pulse pulse(Worker worker) {
    return new Diagnosis.Pulse(
        worker.isCutOff(),
        Duration.ofNanos(worker.silence()),
        workers.longestBefore(worker.type()),
        worker.sinceReport());
  }
}
