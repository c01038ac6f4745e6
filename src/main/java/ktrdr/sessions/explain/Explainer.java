package ktrdr.sessions.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.explain.Explanation.Cause;

/** Explains what holds up an operation or moves it, from a {@link Diagnosis} alone. */
public final class Explainer {
  private Explainer() {}

  /** Why the operation is in its present state. */
  public static Explanation of(Diagnosis diagnosis) {
    List<Cause> causes = causes(diagnosis);
    return new Explanation(diagnosis.operation(), summary(diagnosis, causes), causes);
  }

  private static List<Cause> causes(Diagnosis diagnosis) {
    List<Cause> causes = new ArrayList<>();
    if (diagnosis.operation().status().terminal()) {
      causes.add(EndCauses.finished(diagnosis));
    } else if (diagnosis.root().state().ownership().turn().isPresent()) {
      causes.addAll(QueueCauses.of(diagnosis));
    } else if (diagnosis.root().status() == OperationStatus.PAUSED) {
      causes.add(EndCauses.paused(diagnosis));
    } else {
      Optional<Cause> silent = WorkCauses.ownerSilent(diagnosis);
      silent.flatMap(c -> QueueCauses.elsewhere(diagnosis)).ifPresent(causes::add);
      silent.ifPresent(causes::add);
      EndCauses.asked(diagnosis).ifPresent(causes::add);
      WorkCauses.safePointGap(diagnosis).ifPresent(causes::add);
      boolean held = !causes.isEmpty();
      WorkCauses.timeoutNear(diagnosis).forEach(causes::add);
      if (!held) {
        causes.add(WorkCauses.running(diagnosis));
      }
    }
    EndCauses.stillStopping(diagnosis).ifPresent(causes::add);
    return causes;
  }

  private static String summary(Diagnosis diagnosis, List<Cause> causes) {
    Operation root = diagnosis.root();
    return switch (causes.get(0).code()) {
      case BARS_ELSEWHERE ->
          "Waits for a server that has " + diagnosis.elsewhere().orElseThrow().what();
      case QUEUED ->
          "Waits for a slot, position " + QueueCauses.position(diagnosis) + " in the queue";
      case PAUSED ->
          diagnosis.subject().budget().map(wait -> "Waits for " + wait.what()).orElse("Paused");
      case CANCELLING -> "Stopping: it was cancelled";
      case PAUSE_REQUESTED -> "Stopping: it shall pause";
      case OWNER_SILENT -> "Waits: its server is silent";
      case SAFE_POINT_GAP -> "Running, but silent";
      case TIMEOUT_NEAR ->
          root.state().stopRequest().isPresent()
              ? "Stopping: its time is over"
              : "Running, not for long";
      case FINISHED -> EndCauses.summary(diagnosis);
      default -> WorkCauses.summary(diagnosis);
    };
  }
}
