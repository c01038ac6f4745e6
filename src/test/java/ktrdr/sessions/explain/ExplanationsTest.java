package ktrdr.sessions.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import ktrdr.fixture.Larder;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.Operation.StopRequest;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.owners.ThisServer;
import ktrdr.operations.workers.Worker;
import ktrdr.operations.workers.Workers;
import ktrdr.sessions.Limits;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.AgentSwitch;
import ktrdr.sessions.admission.Slots;
import ktrdr.sessions.budget.BudgetWait;
import ktrdr.sessions.explain.Explanation.Cause;
import ktrdr.sessions.explain.Explanation.Code;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The facts that an explanation goes by are those of the tables and of this server's threads. */
@Tag("database")
class ExplanationsTest {
  private static final Larder LARDER = new Larder(Set.of("MINE"));
  private static final Stage stage = new Stage();
  private final ServerTransactions server = stage.server("this", 1);
  private final Workers workers = new Workers();
  private final Slots slots =
      new Slots(
          stage.database.operations(),
          new Limits(1, 1, Duration.ofSeconds(10), true, Limits.Times.ENDLESS, 5),
          LARDER);
  private final Explanations explanations =
      new Explanations(
          stage.database.operations(),
          stage.database.sessions(),
          new Whereabouts(stage.database.owners(), stage.database.homes(), LARDER),
          new Waiting(slots, stage.database.capacity(), stage.database.waits()),
          workers,
          stage.clock);

  @BeforeEach
  void beat() {
    stage.database.run(() -> stage.database.owners().register(new ThisServer("this", "this")));
  }

  @AfterEach
  void end() {
    stage.endAll();
    stage.database.run(() -> stage.database.owners().remove("this"));
    AgentSwitch agent = new AgentSwitch(stage.database.capacity());
    stage.database.run(agent::resume);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void a_session_in_the_queue_waits_for_those_before_it_and_for_who_holds_the_slot() {
    Session holder = stage.open(server, queued());
    stage.begin(holder, SessionPhase.DESIGNING);
    stage.open(server, queued());
    Session asked = stage.open(server, queued());
    Explanation explanation = explain(asked);
    assertThat(codes(explanation)).containsExactly(Code.QUEUED, Code.LIMIT_HELD);
    assertThat(explanation.causes().get(0).facts()).containsEntry("position", 2);
    assertThat(explanation.causes().get(1).detail()).contains("session " + holder.id());
  }

  @Test
  void a_paused_agent_is_named_with_who_paused_it() {
    stage.open(server, queued());
    Session asked = stage.open(server, queued());
    AgentSwitch agent = new AgentSwitch(stage.database.capacity());
    stage.database.run(() -> agent.pause(Stage.LOCAL, "night"));
    assertThat(codes(explain(asked)))
        .containsExactly(Code.QUEUED, Code.LIMIT_HELD, Code.AGENT_PAUSED);
  }

  @Test
  void a_server_without_beats_is_silent() throws Exception {
    Session asked = stage.open(server, queued());
    stage.begin(asked, SessionPhase.DESIGNING);
    assertThat(codes(explain(asked))).containsExactly(Code.RUNNING);
    silence("this");
    assertThat(codes(explain(asked))).containsExactly(Code.OWNER_SILENT);
    stage.database.run(() -> stage.database.owners().remove("this"));
    assertThat(explain(asked).causes().get(0).detail()).startsWith("Its server has ended");
  }

  @Test
  void work_of_this_server_says_when_it_last_reported_and_a_cancel_shows_its_safe_point() {
    Session asked = stage.open(server, queued());
    PhaseRun run = stage.begin(asked, SessionPhase.DESIGNING);
    Worker worker = workers.begin(run.child());
    worker.stopped();
    worker.reported();
    assertThat((Double) explain(asked).causes().get(0).facts().get("last_report_seconds"))
        .isNotNegative();
    stage.cancel(asked);
    assertThat(codes(explain(asked))).containsExactly(Code.CANCELLING, Code.SAFE_POINT_GAP);
    stage.database.run(() -> server.cancels().settle(asked.operation().orElseThrow(), true));
    workers.cutOff(asked.operation().orElseThrow(), worker.term());
    assertThat(codes(explain(asked))).containsExactly(Code.FINISHED, Code.STILL_STOPPING);
    workers.end(worker);
    assertThat(codes(explain(asked))).containsExactly(Code.FINISHED);
  }

  @Test
  void a_session_that_a_budget_paused_says_for_how_much_money_it_waits() {
    Session asked = pausedBy("budget");
    OperationId root = asked.operation().orElseThrow();
    stage.database.run(
        () ->
            stage
                .database
                .waits()
                .put(new BudgetWait(root, "day:2026-11-30", new BigDecimal("0.35001"))));
    assertThat(explain(asked).summary()).isEqualTo("Waits for $0.3501 in the budget of the day");
    Cause cause = explain(asked).causes().get(0);
    assertThat(cause.code()).isEqualTo(Code.PAUSED);
    assertThat(cause.facts()).containsEntry("budget", "day:2026-11-30").containsKey("needed_usd");
    assertThat(cause.remedy().orElseThrow()).contains("ktrdr agent budget set --daily USD");
    stage.database.run(() -> stage.database.waits().put(new BudgetWait(root, "", BigDecimal.ZERO)));
    assertThat(explain(asked).summary()).isEqualTo("Waits for somebody to look at an odd bill");
    assertThat(explain(asked).causes().get(0).remedy().orElseThrow())
        .contains("ktrdr agent ledger --waiting");
  }

  @Test
  void a_wait_that_is_over_does_not_explain_what_somebody_paused() {
    Session asked = pausedBy("ann");
    OperationId root = asked.operation().orElseThrow();
    stage.database.run(
        () -> stage.database.waits().put(new BudgetWait(root, "total", BigDecimal.ONE)));
    assertThat(explain(asked).summary()).isEqualTo("Paused");
  }

  private Session pausedBy(String who) {
    Session session = stage.open(server, queued());
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    Notice notice =
        Notice.of(Caller.server(who), "why", stage.clock.instant(), Duration.ofSeconds(10));
    StopRequest request = new StopRequest(StopRequest.Kind.PAUSE, notice);
    OperationId root = session.operation().orElseThrow();
    stage.database.run(() -> server.stops().pause(root, request));
    stage.database.run(() -> server.stops().left(root, run.child().term()));
    return session;
  }

  @Test
  void a_child_is_explained_by_what_holds_its_session() {
    Session asked = stage.open(server, queued());
    PhaseRun run = stage.begin(asked, SessionPhase.DESIGNING);
    stage.cancel(asked);
    Explanation explanation = explain(run.child());
    assertThat(explanation.operation().id()).isEqualTo(run.child().id());
    assertThat(codes(explanation)).containsExactly(Code.CANCELLING);
  }

  @Test
  void what_is_not_there_is_not_explained() {
    assertThatThrownBy(() -> explain(new OperationId("op_training_20260101_000000_0123456789")))
        .isInstanceOf(OperationNotFound.class);
  }

  private void silence(String owner) throws Exception {
    try (Connection connection = stage.database.connect();
        Statement update = connection.createStatement()) {
      update.executeUpdate(
          "update owners set beat_at = {fn timestampadd(SQL_TSI_SECOND, -30, beat_at)} where"
              + " owner_id = '"
              + owner
              + "'");
    }
  }

  private Explanation explain(Session session) {
    return explain(session.operation().orElseThrow());
  }

  private Explanation explain(Operation operation) {
    return explain(operation.id());
  }

  private Explanation explain(OperationId id) {
    return stage.database.in(() -> explanations.of(id));
  }

  private static List<Code> codes(Explanation explanation) {
    return explanation.causes().stream().map(Cause::code).toList();
  }

  private static Start queued() {
    return Start.now(Stage.ASSIGNMENT, Session.Design.NONE).withQueue(true);
  }
}
