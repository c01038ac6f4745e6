package ktrdr.sessions.sweeps;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.operations.Usage;
import ktrdr.sessions.Session;
import ktrdr.sessions.Usages;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.results.TrainingCodec;
import ktrdr.sessions.standalone.SweepPlan;

/** Reads what the runs of a sweep have found, at any time. */
@ApplicationScoped
public class SweepResults {
  private final SweepStore sweeps;
  private final OperationStore operations;
  private final Usages usages;
  private final InstantSource clock;

  @Inject
  public SweepResults(
      SweepStore sweeps, OperationStore operations, Usages usages, InstantSource clock) {
    this.sweeps = sweeps;
    this.operations = operations;
    this.usages = usages;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected SweepResults() {
    this(null, null, null, null);
  }

  /** The JSON object of what a sweep has found so far. */
  public Map<String, Object> of(Operation sweep) {
    return SweepCodec.write(result(sweep), clock.instant());
  }

  SweepResult result(Operation sweep) {
    SweepPlan plan = SweepPlan.of(sweep.subject());
    Map<Integer, Session> members = new HashMap<>();
    sweeps
        .members(sweep.id())
        .forEach(session -> members.put(session.links().sweep().orElseThrow().point(), session));
    List<OperationId> roots =
        members.values().stream().flatMap(session -> session.operation().stream()).toList();
    Map<OperationId, Usage> used = usages.of(roots);
    return new SweepResult(
        plan,
        plan.points().stream()
            .map(point -> run(point, Optional.ofNullable(members.get(point.number())), used))
            .toList());
  }

  private SweepRun run(
      SweepPlan.Point point, Optional<Session> session, Map<OperationId, Usage> used) {
    Optional<OperationId> root = session.flatMap(Session::operation);
    List<Operation> tree = root.map(operations::tree).orElse(List.of());
    return new SweepRun(
        point,
        session,
        tree.stream().findFirst(),
        design(tree),
        session.flatMap(AssessmentCodec::read).map(assessed -> assessed.statistics()),
        root.map(used::get).flatMap(Usage::cost));
  }

  private static Optional<DesignWindowResult.Figures> design(List<Operation> tree) {
    return tree.stream()
        .filter(o -> o.type() == OperationType.TRAINING)
        .filter(o -> o.status() == OperationStatus.COMPLETED)
        .reduce((earlier, later) -> later)
        .flatMap(training -> TrainingCodec.read(training).breakdown().designWindow())
        .flatMap(DesignWindowResult::figures);
  }
}
