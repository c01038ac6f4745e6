package ktrdr.operations.workers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.WorkTime;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simulated work by a clock that the test sets. */
@Tag("database")
class WorkProgressTest {
  private static final int CANDIDATES = 36;

  private final SetClock clock = new SetClock();
  private final Operation root = operation(OperationType.AGENT_SESSION, Optional.empty());
  private final Operation design = operation(OperationType.AGENT_DESIGN, Optional.of(root.id()));

  private Operation operation(OperationType type, Optional<OperationId> parent) {
    return operation(type, parent, 1);
  }

  private Operation attempt(int attempt) {
    return operation(OperationType.TRAINING, Optional.of(root.id()), attempt);
  }

  private Operation operation(OperationType type, Optional<OperationId> parent, int attempt) {
    Instant now = clock.instant();
    OperationId id = OperationId.next(type, now);
    return new Operation(
        id,
        new Operation.Lineage(
            parent, parent.orElse(id), Optional.of(1L), attempt, Optional.empty()),
        type,
        running(now),
        new Operation.Subject("", "SPX", "1d", Map.of()),
        Operation.Output.NONE,
        Progress.NONE);
  }

  private static Operation.State running(Instant now) {
    return new Operation.State(
        OperationStatus.RUNNING,
        1,
        new Operation.Times(now, Optional.of(now), Optional.empty()),
        Operation.Ownership.NONE.takenBy("this"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private WorkProgress run(Operation of, Operation whole, double later) {
    UnaryOperator<Progress> ofRoot = progress -> progress.within(0, 0.25);
    return new WorkProgress(of, whole, new WorkProgress.Share(ofRoot, later), clock.instant());
  }

  private Progress candidate(int done) {
    return Progress.of(done, CANDIDATES, "candidate " + done + "/" + CANDIDATES);
  }

  /** The first warms up; every fourth can't be trained and takes no time. */
  private static Duration takes(int candidate) {
    int millis = candidate == 1 ? 6000 : candidate % 4 == 0 ? 10 : 200 + candidate % 3 * 150;
    return Duration.ofMillis(millis);
  }

  private static Duration left(int done) {
    Duration left = Duration.ZERO;
    for (int i = done + 1; i <= CANDIDATES; i++) {
      left = left.plus(takes(i));
    }
    return left;
  }

  @Test
  void the_end_of_a_design_of_uneven_candidates_is_met_within_a_factor_of_two() {
    WorkProgress run = run(design, root, 0);
    List<Double> ratios = new ArrayList<>();
    run.report(candidate(0));
    run.all(clock.instant());
    for (int done = 1; done <= 30; done++) {
      clock.advance(takes(done));
      run.report(candidate(done));
      Optional<Instant> end = after(design, run).end(clock.instant());
      if (done >= 4) {
        Duration told = Duration.between(clock.instant(), end.orElseThrow());
        ratios.add((double) told.toMillis() / left(done).toMillis());
      }
    }
    assertThat(ratios).allMatch(ratio -> ratio > 0.5 && ratio < 2);
  }

  @Test
  void nothing_is_said_of_the_end_before_a_tenth_is_done() {
    WorkProgress run = run(design, root, 0);
    run.report(candidate(0));
    run.all(clock.instant());
    clock.advance(Duration.ofSeconds(6));
    run.report(candidate(3));
    assertThat(after(design, run).end(clock.instant())).isEmpty();
  }

  @Test
  void later_phases_are_reckoned_by_what_they_take_and_not_by_their_shares_of_progress() {
    WorkProgress run = run(design, root, 0.5);
    for (int second = 0; second <= 18; second++) {
      run.report(candidate(second));
      run.all(clock.instant());
      clock.advance(Duration.ofSeconds(1));
    }
    // 18 s more, then half of the 37 s; by the shares it would be 126 s
    Instant end = after(root, run).end(clock.instant()).orElseThrow();
    assertThat(Duration.between(clock.instant(), end)).isBetween(seconds(35), seconds(40));
  }

  @Test
  void a_phase_that_begins_keeps_the_end_that_the_phase_before_it_estimated() {
    Operation training = operation(OperationType.TRAINING, Optional.of(root.id()));
    Operation session = after(root, designed());
    // The design took 36 s, and a third of that, 12 s, is to come.
    clock.advance(Duration.ofHours(1));
    WorkProgress run = run(training, session, 0);
    assertThat(after(session, run).end(clock.instant())).contains(in(12));
    clock.advance(seconds(5));
    run.report(candidate(1));
    assertThat(after(session, run).end(clock.instant())).contains(in(7));
    assertThat(after(training, run).end(clock.instant())).as("of itself").isEmpty();
    clock.advance(seconds(8));
    assertThat(after(session, run).end(clock.instant())).as("it was too early").isEmpty();
  }

  @Test
  void a_phase_that_goes_on_or_is_tried_again_does_not() {
    Operation session = after(root, designed());
    Operation left = design.with(candidate(30));
    assertThat(after(session, run(left, session, 0)).end(clock.instant())).isEmpty();
    Operation again = attempt(2);
    assertThat(after(session, run(again, session, 0)).end(clock.instant())).isEmpty();
  }

  private WorkProgress designed() {
    WorkProgress run = run(design, root, 1 / 3.0);
    for (int done = 0; done < CANDIDATES; done++) {
      run.report(candidate(done));
      run.all(clock.instant());
      clock.advance(seconds(1));
    }
    run.report(candidate(CANDIDATES));
    return run;
  }

  private Instant in(int seconds) {
    return clock.instant().plusSeconds(seconds);
  }

  @Test
  void a_duration_is_the_time_at_work_without_the_pause_between_two_runs() {
    WorkProgress first = run(design, root, 0);
    first.report(candidate(1));
    clock.advance(seconds(10));
    Operation left = after(design, first);
    clock.advance(Duration.ofHours(3));
    WorkProgress second = run(left, after(root, first), 0);
    clock.advance(seconds(5));
    assertThat(after(left, second).duration(clock.instant())).contains(seconds(15));
  }

  @Test
  void work_that_runs_and_notes_no_time_counts_for_two_seconds_more() {
    WorkProgress run = run(design, root, 0);
    clock.advance(seconds(10));
    Operation now = after(design, run);
    clock.advance(Duration.ofHours(1));
    assertThat(now.duration(clock.instant())).contains(seconds(12));
  }

  @Test
  void progress_stands_while_work_is_repeated_and_the_step_says_so() {
    Operation left = design.with(candidate(30));
    WorkProgress run = run(left, root.with(candidate(30).within(0, 0.25)), 0);
    run.report(candidate(5));
    assertThat(after(left, run).progress().label()).isEqualTo("repeating candidate 5/36");
    assertThat(after(left, run).progress().fraction()).isEqualTo(30.0 / 36);
    assertThat(after(left, run).progress().itemsProcessed()).isEqualTo(30);
    assertThat(after(root, run).progress().fraction()).isEqualTo(30.0 / 36 / 4);
    assertThat(after(root, run).progress().label()).isEqualTo("repeating candidate 5/36");
    run.report(candidate(31));
    assertThat(after(left, run).progress().label()).isEqualTo("candidate 31/36");
    assertThat(after(left, run).progress().fraction()).isEqualTo(31.0 / 36);
  }

  @Test
  void a_second_attempt_at_a_phase_is_a_repetition_for_its_session() {
    WorkProgress run = run(design, root.with(candidate(36)), 0);
    run.report(candidate(5));
    assertThat(after(root, run).progress().fraction()).isEqualTo(1);
    assertThat(after(root, run).progress().label()).isEqualTo("repeating candidate 5/36");
  }

  @Test
  void the_end_is_reckoned_from_where_the_repetition_is() {
    Operation left = design.with(candidate(30));
    WorkProgress run = run(left, root, 0);
    for (int done = 0; done <= 6; done++) {
      run.report(candidate(done));
      run.all(clock.instant());
      clock.advance(seconds(1));
    }
    Instant end = after(left, run).end(clock.instant()).orElseThrow();
    assertThat(Duration.between(clock.instant(), end)).isBetween(seconds(30), seconds(45));
  }

  @Test
  void what_is_noted_is_no_fact_of_the_work() {
    WorkProgress run = run(design, root, 0);
    run.report(candidate(1).with("best_score", 0.5));
    Progress noted = after(design, run).progress();
    assertThat(WorkTime.shown(noted)).containsOnlyKeys("best_score");
    assertThat(WorkTime.of(noted)).isPresent();
  }

  private Operation after(Operation before, WorkProgress run) {
    return before.with(run.all(clock.instant()).get(before.id()));
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
