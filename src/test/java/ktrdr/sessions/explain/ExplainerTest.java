package ktrdr.sessions.explain;

import static ktrdr.sessions.Standing.NOW;
import static ktrdr.sessions.Standing.cancelled;
import static ktrdr.sessions.Standing.halted;
import static ktrdr.sessions.Standing.root;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.Operation.Ownership;
import ktrdr.operations.Operation.StopRequest;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.owners.OwnerStore.Beat;
import ktrdr.sessions.Limits;
import ktrdr.sessions.admission.Capacity;
import ktrdr.sessions.explain.Diagnosis.Pulse;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each cause is named from facts alone. */
@Tag("database")
class ExplainerTest {
  private static final Ownership MINE = Ownership.NONE.takenBy("server-1");
  private static final Capacity.Agent ENABLED =
      new Capacity.Agent(true, Optional.empty(), Optional.empty());

  private Operation asked = root(12, OperationStatus.RUNNING, MINE);
  private final List<Operation> held = new ArrayList<>();
  private final List<Operation> waiting = new ArrayList<>();
  private Capacity.Agent agent = ENABLED;
  private Duration silence = Duration.ZERO;
  private final List<Pulse> pulses = new ArrayList<>();
  private Limits.Times times = Limits.Times.ENDLESS;

  @Test
  void in_the_queue_it_says_who_is_before_it_and_who_holds_the_slot() {
    Operation first = root(11, OperationStatus.PENDING, Ownership.NONE.queued(4));
    asked = root(12, OperationStatus.PENDING, Ownership.NONE.queued(5));
    held.add(root(9, OperationStatus.RUNNING, MINE));
    waiting.addAll(List.of(first, asked));
    Explanation explanation = explain();
    assertThat(explanation.waiting()).isTrue();
    assertThat(explanation.summary()).isEqualTo("Waits for a slot, position 2 in the queue");
    assertThat(codes(explanation)).containsExactly(Code.QUEUED, Code.LIMIT_HELD);
    assertThat(cause(Code.QUEUED).detail()).isEqualTo("session 11 is before it");
    assertThat(cause(Code.QUEUED).facts())
        .containsEntry("position", 2)
        .containsEntry("ahead", List.of(first.id().value()));
    Cause limit = cause(Code.LIMIT_HELD);
    assertThat(limit.detail())
        .isEqualTo("The only slot is held by session 9, since 2026-11-22T10:05:00Z");
    assertThat(limit.facts()).containsEntry("limit", 1);
    assertThat(limit.facts().get("holders"))
        .isEqualTo(
            List.of(
                Map.of(
                    "operation_id",
                    held.get(0).id().value(),
                    "session_id",
                    9L,
                    "status",
                    "running",
                    "since",
                    "2026-11-22T10:05:00Z")));
    assertThat(limit.remedy().orElseThrow()).contains(held.get(0).id().value());
  }

  @Test
  void in_the_queue_of_a_paused_agent_it_says_who_paused_it_and_why() {
    asked = root(12, OperationStatus.PENDING, Ownership.NONE.queued(5));
    waiting.add(asked);
    agent = new Capacity.Agent(false, Optional.of("bob"), Optional.of("night shift"));
    assertThat(codes(explain())).containsExactly(Code.QUEUED, Code.AGENT_PAUSED);
    assertThat(cause(Code.AGENT_PAUSED).detail())
        .isEqualTo("The agent is paused by bob (night shift)");
    assertThat(cause(Code.AGENT_PAUSED).remedy()).contains("ktrdr agent resume");
  }

  @Test
  void what_was_paused_and_waits_for_a_slot_again_is_in_the_queue() {
    asked = root(12, OperationStatus.PAUSED, Ownership.NONE.queued(5));
    waiting.add(asked);
    assertThat(codes(explain())).containsExactly(Code.QUEUED);
  }

  @Test
  void a_server_that_missed_beats_is_silent_by_the_database_s_clock() {
    silence = Duration.ofMillis(4200);
    Explanation explanation = explain();
    assertThat(explanation.waiting()).isTrue();
    assertThat(codes(explanation)).containsExactly(Code.OWNER_SILENT);
    assertThat(cause(Code.OWNER_SILENT).detail())
        .contains("4.2 s ago, by the database's clock")
        .contains("after 5.0 s without a beat");
    assertThat(cause(Code.OWNER_SILENT).facts())
        .containsEntry("silent_seconds", 4.2)
        .containsEntry("owner", "server-1");
  }

  @Test
  void work_that_is_silent_for_longer_than_ever_shows_the_gap() {
    pulses.add(pulse(Duration.ofSeconds(7), Duration.ofMillis(1500)));
    Explanation explanation = explain();
    assertThat(codes(explanation)).containsExactly(Code.SAFE_POINT_GAP);
    assertThat(explanation.summary()).isEqualTo("Running, but silent");
    assertThat(explanation.waiting()).isFalse();
    assertThat(cause(Code.SAFE_POINT_GAP).detail())
        .contains("last at a safe point 7.0 s ago")
        .contains("before is 1.5 s");
  }

  @Test
  void cancelling_says_by_whom_how_long_it_may_take_and_where_the_work_is() {
    asked = root(12, OperationStatus.CANCELLING, MINE);
    asked = cancelled(asked, NOW.plusSeconds(8), false);
    pulses.add(pulse(Duration.ofMillis(300), Duration.ofMillis(1200)));
    Explanation explanation = explain();
    assertThat(explanation.waiting()).isTrue();
    assertThat(codes(explanation)).containsExactly(Code.CANCELLING, Code.SAFE_POINT_GAP);
    assertThat(cause(Code.CANCELLING).detail())
        .isEqualTo(
            "Cancelled by ann (enough); it stops at its next safe point, and is cut off in 8.0 s");
    assertThat(cause(Code.CANCELLING).facts())
        .containsEntry("left_seconds", 8.0)
        .containsEntry("deadline", "2026-11-22T10:15:08Z");
    assertThat(cause(Code.CANCELLING).remedy().orElseThrow()).endsWith("--force");
  }

  @Test
  void a_thread_that_was_cut_off_and_goes_on_is_still_stopping() {
    asked = cancelled(root(12, OperationStatus.CANCELLED, MINE), NOW, true);
    pulses.add(new Pulse(true, Duration.ofSeconds(42), Duration.ofSeconds(1), Optional.empty()));
    Explanation explanation = explain();
    assertThat(codes(explanation)).containsExactly(Code.FINISHED, Code.STILL_STOPPING);
    assertThat(explanation.waiting()).isFalse();
    assertThat(cause(Code.FINISHED).detail()).endsWith("cancelled by ann (enough), cut off");
    assertThat(cause(Code.STILL_STOPPING).detail()).contains("42 s ago");
  }

  @Test
  void paused_says_by_whom_why_and_how_it_goes_on() {
    asked =
        halted(root(12, OperationStatus.PAUSED, Ownership.NONE), StopRequest.Kind.PAUSE, "lunch");
    assertThat(codes(explain())).containsExactly(Code.PAUSED);
    assertThat(cause(Code.PAUSED).detail())
        .isEqualTo("Paused by ann (lunch), 2026-11-22T10:14:58Z");
    assertThat(cause(Code.PAUSED).remedy())
        .contains("ktrdr operations resume " + asked.id().value());
    assertThat(explain().waiting()).isTrue();
  }

  @Test
  void a_pause_that_was_asked_for_says_when_the_work_is_cut_off() {
    asked = halted(asked, StopRequest.Kind.PAUSE, "lunch");
    assertThat(codes(explain())).containsExactly(Code.PAUSE_REQUESTED);
    assertThat(cause(Code.PAUSE_REQUESTED).detail())
        .startsWith("Asked to pause by ann (lunch)")
        .endsWith("cut off in 8.0 s");
  }

  @Test
  void a_time_of_which_four_fifths_are_gone_is_near_and_less_is_not() {
    times =
        new Limits.Times(
            Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(12 * 60 + 30)));
    assertThat(codes(explain())).containsExactly(Code.TIMEOUT_NEAR, Code.RUNNING);
    assertThat(cause(Code.TIMEOUT_NEAR).detail()).isEqualTo("It worked 10 min 0 s of 12 min 30 s");
    assertThat(cause(Code.TIMEOUT_NEAR).facts())
        .containsEntry("setting", "KTRDR_TIMEOUT_SESSION")
        .containsEntry("limit_seconds", 750.0)
        .containsEntry("elapsed_seconds", 600.0);
    times =
        new Limits.Times(
            Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(12 * 60 + 31)));
    assertThat(codes(explain())).containsExactly(Code.RUNNING);
  }

  @Test
  void work_whose_time_is_over_stops_and_says_which_time() {
    asked =
        halted(
            asked, StopRequest.Kind.TIMEOUT, "It worked longer than PT5M (KTRDR_TIMEOUT_SESSION)");
    Explanation explanation = explain();
    assertThat(explanation.summary()).isEqualTo("Stopping: its time is over");
    assertThat(codes(explanation)).containsExactly(Code.TIMEOUT_NEAR);
    assertThat(cause(Code.TIMEOUT_NEAR).detail()).startsWith("It worked longer than PT5M");
  }

  @Test
  void running_well_says_the_step_the_progress_and_the_last_report() {
    asked = asked.with(Progress.of(12, 50, "Training: epoch 12/50"));
    pulses.add(
        new Pulse(
            false,
            Duration.ofMillis(10),
            Duration.ofSeconds(1),
            Optional.of(Duration.ofMillis(500))));
    Explanation explanation = explain();
    assertThat(explanation.waiting()).isFalse();
    assertThat(explanation.summary()).isEqualTo("Running, Training: epoch 12/50, 24 %");
    assertThat(codes(explanation)).containsExactly(Code.RUNNING);
    assertThat(cause(Code.RUNNING).detail())
        .isEqualTo("It works for 10 min 0 s, and last reported 0.5 s ago");
    assertThat(cause(Code.RUNNING).facts())
        .containsEntry("percentage", 24.0)
        .containsEntry("last_report_seconds", 0.5)
        .containsEntry("last_safe_point_seconds", 0.01);
  }

  @Test
  void what_has_a_slot_and_no_step_yet_is_about_to_begin() {
    asked = root(12, OperationStatus.PENDING, MINE);
    assertThat(explain().summary()).isEqualTo("About to begin");
    assertThat(codes(explain())).containsExactly(Code.RUNNING);
  }

  private Explanation explain() {
    Instant seen = NOW.minusSeconds(3600);
    Optional<Beat> beat =
        asked
            .state()
            .ownership()
            .owner()
            .map(owner -> new Beat(owner, "node", seen, seen, seen.plus(silence)));
    return Explainer.of(
        new Diagnosis(
            NOW,
            new Diagnosis.Subject(
                asked, List.of(asked), List.of(), Optional.empty(), Optional.empty()),
            new Diagnosis.Places(held, waiting, agent),
            beat,
            Optional.empty(),
            pulses,
            new Limits(1, 1, Duration.ofSeconds(10), true, times, 5)));
  }

  private Cause cause(Code code) {
    return explain().causes().stream().filter(c -> c.code() == code).findFirst().orElseThrow();
  }

  private static List<Code> codes(Explanation explanation) {
    return explanation.causes().stream().map(Cause::code).toList();
  }

  private static Pulse pulse(Duration silence, Duration longest) {
    return new Pulse(false, silence, longest, Optional.empty());
  }
}
