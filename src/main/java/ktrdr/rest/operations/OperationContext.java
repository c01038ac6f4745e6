package ktrdr.rest.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.Usage;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.results.ResultSummary;

/**
 * What an operation's session, tree and metrics add to its view.
 *
 * @param parameters facts by wire name
 * @param summary a few of the results; null while there are none
 * @param metrics the last row of metrics; empty when there is none
 * @param stepsCompleted completed phases of a session, or completed units of other work
 * @param queuePosition position in the queue, from 1; null when it does not wait
 */
record OperationContext(
    Map<String, Object> parameters,
    Map<String, Object> summary,
    Map<String, Object> metrics,
    TokensView tokens,
    long stepsCompleted,
    long stepsTotal,
    String mode,
    Integer queuePosition) {

  /** The context of a session's root: facts of the session, and one step per phase. */
  static OperationContext session(
      Session session, List<Operation> tree, Usage usage, Integer queuePosition) {
    Map<String, Object> parameters = new LinkedHashMap<>(tree.get(0).subject().parameters());
    parameters.put("phase", session.standing().phase().wire());
    parameters.put("model", session.assignment().model());
    parameters.put("brief", session.assignment().brief());
    parameters.put("strategy_name", session.design().name().orElse(null));
    parameters.put("design_op_id", id(tree, OperationType.AGENT_DESIGN));
    parameters.put("training_op_id", id(tree, OperationType.TRAINING));
    parameters.put("backtest_op_id", id(tree, OperationType.BACKTESTING));
    parameters.put("assessment_op_id", id(tree, OperationType.AGENT_ASSESSMENT));
    parameters.put("training_result", results(tree, OperationType.TRAINING));
    parameters.put("backtest_result", results(tree, OperationType.BACKTESTING));
    parameters.put("assessment_verdict", AssessmentCodec.verdict(session).orElse(null));
    Map<String, Object> summary =
        ResultSummary.ofSession(
            AssessmentCodec.verdict(session), session.standing().outcome().map(o -> o.wire()));
    // Counts types instead of operations: several attempts at a phase are one step.
    long done =
        tree.stream()
            .skip(1)
            .filter(OperationContext::completed)
            .map(Operation::type)
            .distinct()
            .count();
    boolean designed = id(tree, OperationType.AGENT_DESIGN) != null;
    int phases = SessionPhase.working().length;
    long given =
        designed ? 0 : List.of(SessionPhase.working()).indexOf(SessionPhase.first(session));
    TokensView tokens = TokensView.of(session.assignment().model(), usage);
    return new OperationContext(
        parameters, summary, Map.of(), tokens, done + given, phases, "session", queuePosition);
  }

  /** The context of a child or of stand-alone work: its own facts. */
  static OperationContext child(
      Operation operation, Optional<Session> session, Usage usage, Map<String, Object> metrics) {
    String model = session.flatMap(s -> s.assignment().models().of(operation.type())).orElse(null);
    Map<String, Object> parameters = new LinkedHashMap<>(operation.subject().parameters());
    session.ifPresent(s -> parameters.put("strategy_name", s.design().name().orElse(null)));
    parameters.putIfAbsent("strategy_name", null);
    return new OperationContext(
        parameters,
        ResultSummary.of(operation),
        metrics,
        TokensView.of(model, usage),
        operation.progress().itemsProcessed(),
        operation.progress().itemsTotal(),
        operation.type().wire(),
        null);
  }

  private static boolean completed(Operation operation) {
    return operation.status() == OperationStatus.COMPLETED;
  }

  private static String id(List<Operation> tree, OperationType type) {
    return type.newestIn(tree).map(o -> o.id().value()).orElse(null);
  }

  private static Map<String, Object> results(List<Operation> tree, OperationType type) {
    return type.newestIn(tree)
        .filter(OperationContext::completed)
        .map(ResultSummary::of)
        .orElse(null);
  }
}
