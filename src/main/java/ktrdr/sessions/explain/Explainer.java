package ktrdr.sessions.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.explain.Explanation.Cause;

/** Names what holds an operation, or moves it, from facts alone. */
public final class Explainer {
  private Explainer() {}

  /** Why the operation stands as it does. */
  public static Explanation of(Facts facts) {
    List<Cause> causes = causes(facts);
    return new Explanation(facts.operation(), summary(facts, causes), causes);
  }

  private static List<Cause> causes(Facts facts) {
    List<Cause> causes = new ArrayList<>();
    if (facts.operation().status().terminal()) {
      causes.add(EndCauses.finished(facts));
    } else if (facts.root().state().tenure().turn().isPresent()) {
      causes.addAll(QueueCauses.of(facts));
    } else if (facts.root().status() == OperationStatus.PAUSED) {
      causes.add(EndCauses.paused(facts));
    } else {
      Optional<Cause> silent = WorkCauses.ownerSilent(facts);
      silent.flatMap(c -> QueueCauses.elsewhere(facts)).ifPresent(causes::add);
      silent.ifPresent(causes::add);
      EndCauses.asked(facts).ifPresent(causes::add);
      WorkCauses.safePointGap(facts).ifPresent(causes::add);
      boolean held = !causes.isEmpty();
      WorkCauses.timeoutNear(facts).forEach(causes::add);
      if (!held) {
        causes.add(WorkCauses.running(facts));
      }
    }
    EndCauses.stillStopping(facts).ifPresent(causes::add);
    return causes;
  }

  private static String summary(Facts facts, List<Cause> causes) {
    Operation root = facts.root();
    return switch (causes.get(0).code()) {
      case BARS_ELSEWHERE ->
          "Waits for a server that has " + facts.elsewhere().orElseThrow().what();
      case QUEUED -> "Waits for a slot, position " + QueueCauses.position(facts) + " in the queue";
      case PAUSED -> "Paused";
      case CANCELLING -> "Stopping: it was cancelled";
      case PAUSE_REQUESTED -> "Stopping: it shall pause";
      case OWNER_SILENT -> "Waits: its server is silent";
      case SAFE_POINT_GAP -> "Running, but silent";
      case TIMEOUT_NEAR ->
          root.state().halt().isPresent() ? "Stopping: its time is over" : "Running, not for long";
      case FINISHED -> EndCauses.summary(facts);
      default -> WorkCauses.summary(facts);
    };
  }
}
