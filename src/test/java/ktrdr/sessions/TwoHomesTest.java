package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import ktrdr.fixture.Larder;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Fold;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.admission.BarsElsewhere;
import ktrdr.sessions.admission.HomeStore;
import ktrdr.sessions.admission.Provisions;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.sessions.standalone.StandaloneStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one database; the bars of MINE lie in the home of one of them. */
@Tag("database")
class TwoHomesTest {
  private static final Stage stage = new Stage();
  private static final Assignment MINE =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.empty(),
          new Assignment.Market("MINE", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  private final ServerTransactions has = server("has", Larder.FULL);
  private final ServerTransactions lacks = server("lacks", new Larder(Set.of("MINE")));

  private static ServerTransactions server(String name, Provisions home) {
    return ServerTransactions.on(
        stage.database.stores(), stage.clock, new ServerTransactions.Limit(1, 9), name, home);
  }

  @AfterEach
  void end() {
    stage.endAll();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  private Session queued(Assignment assignment) {
    return stage.open(has, Start.now(assignment, Session.Design.NONE).withQueue(true));
  }

  private Optional<Operation> next(ServerTransactions server) {
    return stage.database.in(server.opens()::next);
  }

  private Optional<Operation> recover(ServerTransactions server, Operation seen) {
    return stage.database.in(() -> server.takeovers().recover(seen, true));
  }

  private Optional<String> owner(Session session) {
    return stage.root(session).state().ownership().owner();
  }

  private Optional<PhaseRun> begin(ServerTransactions server, Session session, long execution) {
    return stage.database.in(
        () -> server.sessions().begin(session.id(), SessionPhase.DESIGNING, execution));
  }

  @Test
  void a_session_in_the_queue_is_left_to_the_server_that_has_its_bars() {
    Session holder = queued(Scene.ASSIGNMENT);
    Session mine = queued(MINE);
    stage.cancel(holder);
    assertThat(next(lacks)).isEmpty();
    assertThat(next(has)).map(Operation::id).isEqualTo(mine.operation());
  }

  @Test
  void who_waits_for_bars_that_are_not_here_holds_up_nobody() {
    Session holder = queued(Scene.ASSIGNMENT);
    queued(MINE);
    Session other = queued(Scene.ASSIGNMENT);
    stage.cancel(holder);
    assertThat(next(lacks)).map(Operation::id).isEqualTo(other.operation());
  }

  @Test
  void a_session_of_a_dead_server_waits_for_one_that_has_its_bars_and_goes_on_there() {
    Session mine = queued(MINE);
    PhaseRun left = begin(has, mine, 1).orElseThrow();
    assertThat(recover(lacks, stage.root(mine))).isEmpty();
    assertThat(owner(mine)).as("its slot is free").isEmpty();
    assertThat(stage.root(mine).state().ownership().turn()).isPresent();
    assertThat(stage.events(mine))
        .extracting(e -> e.what().reason())
        .contains("its server died, and this one has no bars of MINE 1d");
    assertThat(next(lacks)).isEmpty();
    assertThat(next(has)).isPresent();
    PhaseRun run = begin(has, mine, 2).orElseThrow();
    assertThat(run.child().id()).isEqualTo(left.child().id());
    assertThat(stage.root(mine).status()).isEqualTo(OperationStatus.RUNNING);
  }

  @Test
  void a_session_of_a_dead_server_that_had_not_begun_waits_too() {
    Session mine = queued(MINE);
    assertThat(recover(lacks, stage.root(mine))).isEmpty();
    assertThat(stage.root(mine).status()).isEqualTo(OperationStatus.PENDING);
    assertThat(next(has)).isPresent();
    assertThat(begin(has, mine, 3)).isPresent();
  }

  @Test
  void one_that_waits_for_its_bars_can_be_cancelled() {
    Session mine = queued(MINE);
    begin(has, mine, 4);
    recover(lacks, stage.root(mine));
    stage.cancel(mine);
    assertThat(stage.root(mine).status()).isEqualTo(OperationStatus.CANCELLED);
    assertThat(stage.reread(mine).standing().outcome()).contains(SessionOutcome.CANCELLED);
  }

  @Test
  void a_cancel_that_its_dead_server_did_not_see_is_carried_out_without_the_bars() {
    Session mine = queued(MINE);
    begin(has, mine, 5);
    stage.cancel(mine);
    assertThat(recover(lacks, stage.root(mine))).isEmpty();
    assertThat(stage.root(mine).status()).isEqualTo(OperationStatus.CANCELLED);
  }

  @Test
  void a_resume_that_is_asked_of_the_server_without_the_bars_waits_for_the_other() {
    Session mine = queued(MINE);
    PhaseRun run = begin(has, mine, 6).orElseThrow();
    stage.database.run(() -> has.sessions().fail(run, "for a test"));
    OperationId root = mine.operation().orElseThrow();
    Operation resuming =
        stage.database.in(() -> lacks.retries().resume(root, Scene.LOCAL, "again"));
    assertThat(resuming.status()).isEqualTo(OperationStatus.RESUMING);
    assertThat(resuming.state().ownership().owner()).isEmpty();
    assertThat(next(lacks)).isEmpty();
    assertThat(next(has)).isPresent();
    assertThat(begin(has, mine, 7)).isPresent();
  }

  @Test
  void stand_alone_work_of_a_dead_server_stays_its_until_one_comes_that_has_its_bars() {
    var market = new Assignment.Market("MINE", "1d");
    var plan =
        new BacktestPlan(
            StandaloneStage.PLAN.tested(),
            market,
            StandaloneStage.PLAN.period(),
            StandaloneStage.PLAN.account(),
            StandaloneStage.PLAN.rules());
    Operation opened =
        stage.database.in(() -> has.solos().open(plan, Optional.empty(), Scene.LOCAL)).operation();
    assertThat(recover(lacks, opened)).isEmpty();
    Operation now = stage.database.in(() -> stage.database.operations().find(opened.id())).get();
    assertThat(now.state()).isEqualTo(opened.state());
    assertThatThrownBy(
            () ->
                stage.database.in(
                    () -> lacks.solos().retry(cancelled(opened).id(), Scene.LOCAL, "again")))
        .isInstanceOf(BarsElsewhere.class);
  }

  private Operation cancelled(Operation operation) {
    stage.database.operations().lock(operation.id());
    has.cancels().cancel(operation.id(), stage.notice());
    return operation;
  }

  @Test
  void all_events_of_a_takeover_that_waits_rebuild_its_operations() {
    Session mine = queued(MINE);
    begin(has, mine, 8);
    recover(lacks, stage.root(mine));
    assertThat(Fold.of(stage.events(mine)).get(0).state()).isEqualTo(stage.root(mine).state());
    assertThat(stage.events(mine)).extracting(OperationEvent::kind).contains("queued");
  }

  @Test
  void homes_are_told_once_and_again() {
    var home = new HomeStore.Home("node", "/home/a", Set.of("MINE 1d", "MINE 1h"));
    stage.database.run(() -> stage.database.homes().tell(home));
    var less = new HomeStore.Home("node", "/home/a", Set.of());
    assertThat(stage.database.in(() -> stage.database.homes().homes())).containsExactly(home);
    stage.database.run(() -> stage.database.homes().tell(less));
    assertThat(stage.database.in(() -> stage.database.homes().homes())).containsExactly(less);
  }
}
