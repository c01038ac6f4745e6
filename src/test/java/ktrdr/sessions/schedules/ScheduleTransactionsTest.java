package ktrdr.sessions.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.AgentSwitch;
import ktrdr.sessions.schedules.Schedule.Overlap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a schedule does at its times, and when it is paused or removed. */
@Tag("database")
class ScheduleTransactionsTest extends ScheduleScene {
  private static final Stage STAGE = new Stage();

  ScheduleTransactionsTest() {
    super(STAGE);
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  @Test
  void a_schedule_fires_at_its_time_and_moves_on_to_the_next() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    Instant first = schedule.standing().next().orElseThrow();
    assertThat(due()).isEmpty();
    comes(schedule);
    assertThat(due()).extracting(Schedule::id).containsExactly(schedule.id());
    Operation root = fire(schedule).orElseThrow();
    assertThat(root.status()).isEqualTo(OperationStatus.PENDING);
    assertThat(stage.database.in(() -> stage.database.operations().events(root.id(), 0, 1)))
        .singleElement()
        .satisfies(e -> assertThat(e.by().by()).isEqualTo("ann"))
        .satisfies(e -> assertThat(e.by().from()).isEqualTo("schedule " + schedule.id()));
    Schedule after = reread(schedule);
    long session = root.lineage().session().orElseThrow();
    assertThat(after.standing().next()).contains(first.plus(Duration.ofMinutes(15)));
    assertThat(after.standing().last().fired()).contains(first);
    assertThat(after.standing().last().result()).contains("started session " + session);
    assertThat(after.standing().last().session()).contains(session);
    assertThat(due()).isEmpty();
  }

  @Test
  void what_was_read_before_another_server_fired_does_not_fire_again() {
    Schedule schedule = add(QUARTERS, Overlap.QUEUE);
    comes(schedule);
    fire(schedule);
    assertThat(fire(schedule)).isEmpty();
    assertThat(active()).hasSize(1);
  }

  @Test
  void of_two_servers_at_once_one_fires() throws Exception {
    Schedule schedule = add(QUARTERS, Overlap.QUEUE);
    comes(schedule);
    ScheduleTransactions other = transactions(stage.server("other", 1));
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Optional<Operation>>> fired =
          threads.invokeAll(
              List.<Callable<Optional<Operation>>>of(
                  () -> fireTogether(start, transactions, schedule),
                  () -> fireTogether(start, other, schedule)));
      assertThat(fired.get(0).get().isPresent()).isNotEqualTo(fired.get(1).get().isPresent());
    } finally {
      threads.shutdown();
    }
    assertThat(active()).hasSize(1);
  }

  @Test
  void a_time_at_which_its_last_session_still_works_is_left_out() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    comes(schedule);
    Operation first = fire(schedule).orElseThrow();
    comes(schedule);
    assertThat(fire(reread(schedule))).isEmpty();
    long session = first.lineage().session().orElseThrow();
    assertThat(result(schedule)).isEqualTo("skipped: its session " + session + " is pending");
    assertThat(reread(schedule).standing().last().session()).contains(session);
    assertThat(active()).hasSize(1);
  }

  @Test
  void a_pause_is_not_lost_when_the_schedule_fired_since_it_was_seen() {
    Schedule seen = add(QUARTERS, Overlap.SKIP);
    comes(seen);
    fire(seen);
    Schedule paused = stage.database.in(() -> transactions.pause(seen));
    assertThat(paused.enabled()).isFalse();
    assertThat(stage.database.in(() -> transactions.resume(seen)).enabled()).isTrue();
  }

  @Test
  void a_time_at_which_others_hold_all_slots_is_left_out() {
    stage.open(server, Start.now(Stage.ASSIGNMENT, Session.Design.NONE));
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    comes(schedule);
    assertThat(fire(schedule)).isEmpty();
    assertThat(result(schedule)).isEqualTo("skipped: no slot is free");
  }

  @Test
  void with_overlap_queue_one_session_waits_and_no_more() {
    Schedule schedule = add(QUARTERS, Overlap.QUEUE);
    comes(schedule);
    assertThat(fire(schedule)).isPresent();
    comes(schedule);
    assertThat(fire(reread(schedule))).as("has no slot, so there is no job to start").isEmpty();
    assertThat(result(schedule)).startsWith("queued session ");
    comes(schedule);
    assertThat(fire(reread(schedule))).isEmpty();
    assertThat(result(schedule)).startsWith("skipped: its session ").endsWith(" is pending");
    assertThat(active()).hasSize(2);
  }

  @Test
  void a_paused_agent_starts_none_and_the_schedule_says_so() {
    AgentSwitch agent = new AgentSwitch(stage.database.capacity());
    Schedule schedule = add(QUARTERS, Overlap.QUEUE);
    stage.database.run(() -> agent.pause(Stage.LOCAL, "night shift"));
    comes(schedule);
    assertThat(fire(schedule)).isEmpty();
    assertThat(result(schedule)).isEqualTo("skipped: the agent is paused by local (night shift)");
    assertThat(active()).isEmpty();
  }

  @Test
  void a_paused_schedule_is_never_due_and_a_resumed_one_from_then_on() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    Schedule paused = stage.database.in(() -> transactions.pause(schedule));
    assertThat(paused.enabled()).isFalse();
    advance(60);
    assertThat(due()).isEmpty();
    Schedule resumed = stage.database.in(() -> transactions.resume(paused));
    assertThat(resumed.enabled()).isTrue();
    assertThat(resumed.standing().next().orElseThrow()).isAfter(stage.clock.instant());
    assertThat(stage.database.in(() -> transactions.resume(resumed))).isEqualTo(resumed);
  }

  @Test
  void one_that_was_paused_since_it_was_read_does_not_fire() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    comes(schedule);
    stage.database.run(() -> transactions.pause(schedule));
    assertThat(fire(schedule)).isEmpty();
    assertThat(active()).isEmpty();
  }

  @Test
  void removing_a_schedule_touches_no_session() {
    Schedule schedule = add(QUARTERS, Overlap.SKIP);
    comes(schedule);
    assertThat(fire(schedule)).isPresent();
    List<Operation> before = active();
    stage.database.run(() -> transactions.remove(schedule));
    assertThat(active()).isEqualTo(before);
    assertThat(stage.database.in(schedules::list)).isEmpty();
    assertThatThrownBy(() -> stage.database.run(() -> transactions.remove(schedule)))
        .isInstanceOf(ScheduleNotFound.class);
  }

  @Test
  void a_schedule_is_kept_as_it_was_made() {
    Assignment assignment =
        new Assignment(
            Assignment.Models.BUILTIN,
            "mean reversion",
            Optional.of("name: mine"),
            new Assignment.Market("SPX", "1d"),
            Optional.of(7L),
            new Assignment.Effort(4, 200),
            true);
    var plan =
        new Schedule.Plan(
            Optional.of("mornings"),
            new Cron("0 7 * * MON-FRI", ZoneId.of("Europe/Berlin")),
            Overlap.QUEUE,
            assignment,
            new Session.Design(Optional.of("mine"), Optional.of("name: mine")));
    Schedule schedule = stage.database.in(() -> transactions.add(plan, Stage.LOCAL));
    assertThat(reread(schedule)).isEqualTo(schedule);
    assertThat(schedule.plan()).isEqualTo(plan);
  }

  private Optional<Operation> fireTogether(
      CyclicBarrier start, ScheduleTransactions transactions, Schedule schedule) throws Exception {
    start.await();
    return stage.database.in(() -> transactions.fire(schedule));
  }
}
