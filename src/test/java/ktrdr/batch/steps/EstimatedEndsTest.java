package ktrdr.batch.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.workers.WorkProgress;
import ktrdr.sessions.SessionPhase;
import ktrdr.work.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The estimated end of a session, as its worker computes it, on {@linkplain RecordedSession
 * recordings} of real work: nothing here depends on the machine that runs the test.
 */
class EstimatedEndsTest {
  private static final double DONE = 0.1;
  private static final double ERROR = 0.3;

  private final SetClock clock = new SetClock();
  private final List<Double> errors = new ArrayList<>();
  private Operation root = operation(OperationType.AGENT_SESSION, Optional.empty());
  private int without;

  /** A line of a recording. */
  private record Step(SessionPhase phase, Duration at, double fraction) {
    static Step of(String line) {
      String[] fields = line.split(",");
      return new Step(
          SessionPhase.of(fields[0]).orElseThrow(),
          Duration.ofMillis(Long.parseLong(fields[1])),
          Double.parseDouble(fields[2]));
    }
  }

  @ParameterizedTest
  @EnumSource
  void after_a_tenth_of_the_work_the_median_error_of_the_remaining_time_is_below_30_percent(
      SessionKind kind) throws IOException {
    List<Step> steps = steps(kind);
    Instant begun = clock.instant();
    Duration whole = steps.get(steps.size() - 1).at();
    for (SessionPhase phase : kind.phases()) {
      WorkProgress run = run(kind, phase);
      for (Step step : steps.stream().filter(s -> s.phase() == phase).toList()) {
        clock.advance(Duration.between(clock.instant(), begun.plus(step.at())));
        run.report(new Progress(step.fraction(), "", 0, 0, Map.of()));
        root = root.with(run.all(clock.instant()).get(root.id()));
        judge(step.at(), whole);
      }
    }
    List<Double> sorted = errors.stream().sorted().toList();
    assertThat(sorted.get(sorted.size() / 2)).as("median of %s", sorted).isLessThan(ERROR);
    assertThat(without).as("moments without an estimate").isLessThan(errors.size() / 2);
  }

  private void judge(Duration at, Duration whole) {
    double left = whole.minus(at).toMillis();
    if (at.toMillis() < DONE * whole.toMillis() || left == 0) {
      return;
    }
    Optional<Duration> told =
        root.end(clock.instant()).map(e -> Duration.between(clock.instant(), e));
    told.ifPresentOrElse(
        estimate -> errors.add(Math.abs(estimate.toMillis() - left) / left), () -> without++);
  }

  private WorkProgress run(SessionKind kind, SessionPhase phase) {
    WorkProgress.Share share =
        new WorkProgress.Share(
            progress -> phase.ofSession(progress, kind.effort()), kind.costs().later(phase));
    OperationType type = phase.work().orElseThrow();
    return new WorkProgress(operation(type, Optional.of(root.id())), root, share, clock.instant());
  }

  private Operation operation(OperationType type, Optional<OperationId> parent) {
    Instant now = clock.instant();
    OperationId id = OperationId.next(type, now);
    return new Operation(
        id,
        new Operation.Lineage(parent, parent.orElse(id), Optional.of(1L), 1, Optional.empty()),
        type,
        new Operation.State(
            OperationStatus.RUNNING,
            1,
            new Operation.Times(now, Optional.of(now), Optional.empty()),
            Operation.Ownership.NONE.takenBy("this"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Operation.Subject("", "SPX", "1d", Map.of()),
        Operation.Output.NONE,
        Progress.NONE);
  }

  private static List<Step> steps(SessionKind kind) throws IOException {
    try (InputStream recording = EstimatedEndsTest.class.getResourceAsStream(kind.file())) {
      return new String(recording.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Step::of)
          .toList();
    }
  }
}
