package ktrdr.sessions.schedules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Larder;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.sessions.Limits;
import ktrdr.sessions.Session;
import ktrdr.sessions.Stage;
import ktrdr.sessions.admission.AgentSwitch;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.schedules.Schedule.Overlap;
import org.junit.jupiter.api.AfterEach;

/** Sessions that start by the clock, on one slot; it is 10:15. */
abstract class ScheduleScene {
  static final ZoneId UTC = ZoneId.of("UTC");
  static final Cron QUARTERS = new Cron("*/15 * * * *", UTC);
  final Stage stage;
  final ScheduleStore schedules;
  final ServerTransactions server;
  final ScheduleTransactions transactions;

  ScheduleScene(Stage stage) {
    this.stage = stage;
    schedules = stage.database.schedules();
    server = stage.server("this", 1);
    transactions = transactions(server);
  }

  @AfterEach
  void end() {
    stage.endAll();
    stage
        .database
        .in(schedules::list)
        .forEach(s -> stage.database.run(() -> transactions.remove(s)));
    AgentSwitch agent = new AgentSwitch(stage.database.capacity());
    stage.database.run(agent::resume);
  }

  final ScheduleTransactions transactions(ServerTransactions server) {
    var limits = new Limits(1, 1, Duration.ofSeconds(10), true, Limits.Times.ENDLESS, 5);
    return new ScheduleTransactions(
        stage.database.schedules(),
        stage.database.sessions(),
        stage.database.operations(),
        server.opens(),
        stage.database.capacity(),
        new Slots(stage.database.operations(), limits, Larder.FULL),
        stage.clock);
  }

  final Schedule add(Cron cron, Overlap overlap) {
    var plan =
        new Schedule.Plan(Optional.empty(), cron, overlap, Stage.ASSIGNMENT, Session.Design.NONE);
    var ann = new ktrdr.operations.Caller("ann", "a test");
    return stage.database.in(() -> transactions.add(plan, ann));
  }

  final void comes(Schedule schedule) {
    Instant next = reread(schedule).standing().next().orElseThrow();
    stage.clock.advance(Duration.between(stage.clock.instant(), next));
  }

  final void advance(int minutes) {
    stage.clock.advance(Duration.ofMinutes(minutes));
  }

  final Optional<Operation> fire(Schedule schedule) {
    return stage.database.in(() -> transactions.fire(schedule));
  }

  final Schedule reread(Schedule schedule) {
    return stage.database.in(() -> schedules.find(schedule.id())).orElseThrow();
  }

  final String result(Schedule schedule) {
    return reread(schedule).standing().last().result().orElseThrow();
  }

  final List<Schedule> due() {
    return stage.database.in(() -> schedules.due(stage.clock.instant()));
  }

  final List<Operation> active() {
    return stage.database.in(() -> stage.database.operations().activeRoots());
  }
}
