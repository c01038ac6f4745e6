package ktrdr.sessions.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Quiet;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.operations.Operations;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.sessions.standalone.ModelRemoved;
import ktrdr.sessions.standalone.StandaloneStage;
import ktrdr.sessions.standalone.StandaloneTransactions;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ended goes when an operator says so, whole, and nothing else does. */
@Tag("database")
class RetentionTest extends RetentionStage {
  @Test
  void without_settings_everything_is_kept() {
    cancelled();
    stage.clock.advance(Duration.ofDays(10_000));
    List<Integer> before = rows();
    Retention.Report report = look(EVERYTHING);
    assertThat(rows()).isEqualTo(before);
    assertThat(report.keeps()).isEqualTo("everything");
    assertThat(report.ran()).isEqualTo(stage.clock.instant());
    assertThat(report.trees()).isZero();
  }

  @Test
  void a_tree_goes_with_all_its_rows_and_files_and_with_its_session() throws Exception {
    Session session = full();
    OperationId root = session.operation().orElseThrow();
    List<Operation> tree = database.in(() -> database.operations().tree(root));
    for (Operation operation : tree) {
      Path model = artifacts().of(operation.id()).resolve("model");
      Files.createDirectories(model);
      Files.writeString(model.resolve("weights.bin"), "1234567890");
      noted(operation, "model/weights.bin");
    }
    assertThat(rows()).doesNotContain(0);
    Retention.Report report = look(keep(OperationStatus.CANCELLED, NONE));
    assertThat(rows()).containsOnly(0);
    assertThat(report.trees()).isEqualTo(1);
    assertThat(report.files()).isEqualTo(tree.size());
    assertThat(report.bytes()).isEqualTo(10L * tree.size());
    assertThat(report.keeps()).isEqualTo("cancelled: 0");
    assertThat(Files.list(artifacts().root())).isEmpty();
  }

  @Test
  void work_without_a_session_goes_with_its_key_too() {
    Optional<Start.Key> key = Optional.of(new Start.Key("alone", "b".repeat(64)));
    StandaloneTransactions transactions = stage.here.solos();
    Operation alone =
        database.in(() -> transactions.open(StandaloneStage.PLAN, key, Stage.LOCAL)).operation();
    database.run(() -> stage.here.takeovers().interrupt(alone, "the server stopped"));
    look(keep(OperationStatus.FAILED, NONE));
    assertThat(rows()).containsOnly(0);
  }

  @Test
  void what_is_older_than_its_age_goes_and_what_is_younger_stays() {
    Session old = cancelled();
    stage.clock.advance(Duration.ofDays(8));
    Session young = cancelled();
    RetentionPolicy.Rule week =
        new RetentionPolicy.Rule(Optional.of(Duration.ofDays(7)), Optional.empty());
    look(keep(OperationStatus.CANCELLED, week));
    assertThat(isThere(old)).isFalse();
    assertThat(isThere(young)).isTrue();
  }

  @Test
  void the_newest_so_many_stay() {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sessions.add(cancelled());
      stage.clock.advance(Duration.ofMinutes(1));
    }
    RetentionPolicy.Rule two = new RetentionPolicy.Rule(Optional.empty(), Optional.of(2));
    assertThat(look(keep(OperationStatus.CANCELLED, two)).trees()).isEqualTo(3);
    assertThat(sessions.stream().map(this::isThere))
        .containsExactly(false, false, false, true, true);
  }

  @Test
  void more_than_a_batch_goes_in_one_look() {
    for (int i = 0; i < RetentionTransactions.BATCH + 3; i++) {
      cancelled();
    }
    assertThat(look(keep(OperationStatus.CANCELLED, NONE)).trees())
        .isEqualTo(RetentionTransactions.BATCH + 3);
  }

  @Test
  void other_statuses_and_what_is_active_stay() {
    Session active = stage.open();
    stage.begin(active, SessionPhase.DESIGNING);
    Session queued = stage.open(stage.server("this", 1), queued());
    Session failed = stage.open();
    Operation seen = stage.root(failed);
    database.run(() -> stage.here.takeovers().interrupt(seen, "crash"));
    Map<OperationStatus, RetentionPolicy.Rule> rules = new EnumMap<>(OperationStatus.class);
    rules.put(OperationStatus.COMPLETED, NONE);
    rules.put(OperationStatus.CANCELLED, NONE);
    assertThat(look(new RetentionPolicy(rules)).trees()).isZero();
    assertThat(List.of(isThere(active), isThere(queued), isThere(failed))).containsOnly(true);
    assertThat(look(keep(OperationStatus.FAILED, NONE)).trees()).isEqualTo(1);
    assertThat(List.of(isThere(active), isThere(queued), isThere(failed)))
        .containsExactly(true, true, false);
  }

  @Test
  void what_somebody_goes_on_with_meanwhile_stays() {
    Session session = cancelled();
    OperationId root = session.operation().orElseThrow();
    Operation seen = database.in(() -> database.operations().find(root)).orElseThrow();
    database.run(() -> stage.here.retries().resume(root, Stage.LOCAL, "not yet"));
    assertThat(database.in(() -> transactions().remove(seen))).isFalse();
    assertThat(isThere(session)).isTrue();
    // Cancelled again, it is not the one that was seen.
    stage.cancel(session);
    assertThat(database.in(() -> transactions().remove(seen))).isFalse();
    assertThat(isThere(session)).isTrue();
  }

  @Test
  void what_is_removed_meanwhile_is_not_found_by_who_wants_to_go_on_with_it() {
    Session session = cancelled();
    OperationId root = session.operation().orElseThrow();
    look(keep(OperationStatus.CANCELLED, NONE));
    assertThatThrownBy(
            () -> database.run(() -> stage.here.retries().resume(root, Stage.LOCAL, "more")))
        .isInstanceOf(OperationNotFound.class);
    assertThatThrownBy(() -> stage.cancel(session)).isInstanceOf(OperationNotFound.class);
  }

  @Test
  void a_model_that_an_active_backtest_needs_stays_until_that_has_ended() {
    Session session = stage.open();
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    PhaseRun training = stage.begin(session, SessionPhase.TRAINING);
    stage.cancel(session);
    database.run(() -> stage.here.cancels().settle(session.operation().orElseThrow(), false));
    Operation backtest = backtestOf(training.child().id());
    RetentionPolicy nothing = keep(OperationStatus.CANCELLED, NONE);
    assertThat(look(nothing).trees()).isZero();
    assertThat(isThere(session)).isTrue();
    database.run(() -> stage.here.takeovers().interrupt(backtest, "crash"));
    assertThat(look(nothing).trees()).isEqualTo(1);
    assertThat(isThere(session)).isFalse();
  }

  @Test
  void what_is_needed_keeps_neither_what_is_too_old_nor_what_is_too_much_from_going() {
    Session needed = stage.open();
    PhaseRun designed = stage.begin(needed, SessionPhase.DESIGNING);
    stage.finish(designed, PhaseResult.of(Map.of()));
    PhaseRun training = stage.begin(needed, SessionPhase.TRAINING);
    stage.cancel(needed);
    database.run(() -> stage.here.cancels().settle(needed.operation().orElseThrow(), false));
    backtestOf(training.child().id());
    stage.clock.advance(Duration.ofDays(8));
    Session young = cancelled();
    stage.clock.advance(Duration.ofMinutes(1));
    Session newest = cancelled();
    RetentionPolicy.Rule both =
        new RetentionPolicy.Rule(Optional.of(Duration.ofDays(7)), Optional.of(1));
    assertThat(look(keep(OperationStatus.CANCELLED, both)).trees()).isEqualTo(1);
    assertThat(List.of(isThere(needed), isThere(young), isThere(newest)))
        .containsExactly(true, false, true);
  }

  @Test
  void a_backtest_whose_model_was_removed_since_it_was_asked_for_is_refused() {
    OperationId gone = new OperationId("op_training_20261122_101500_gone000000");
    BacktestPlan policy = StandaloneStage.PLAN;
    BacktestPlan plan =
        new BacktestPlan(
            new BacktestPlan.Model(gone, "mine"),
            policy.market(),
            policy.period(),
            policy.account(),
            policy.rules());
    StandaloneTransactions transactions = stage.here.solos();
    assertThatThrownBy(
            () -> database.run(() -> transactions.open(plan, Optional.empty(), Stage.LOCAL)))
        .isInstanceOf(ModelRemoved.class)
        .hasMessageContaining("gone000000");
    assertThat(rows()).containsOnly(0);
  }

  @Test
  void a_backtest_whose_model_is_gone_can_neither_be_resumed_nor_retried() {
    Operation backtest = backtestOf(new OperationId("op_training_20261122_101500_gone000000"));
    database.run(() -> stage.here.takeovers().interrupt(backtest, "crash"));
    StandaloneTransactions transactions = stage.here.solos();
    assertThatThrownBy(
            () -> database.run(() -> transactions.resume(backtest.id(), Stage.LOCAL, "more")))
        .isInstanceOf(ModelRemoved.class);
    assertThatThrownBy(
            () -> database.run(() -> transactions.retry(backtest.id(), Stage.LOCAL, "more")))
        .isInstanceOf(ModelRemoved.class);
  }

  private Operation backtestOf(OperationId training) {
    var subject =
        new Operation.Subject(
            "Backtest of mine", "SPX", "1d", Map.of("model_id", training.value()));
    var operations = new Operations(database.operations(), stage.clock, new Quiet<>());
    var opening =
        new Operations.Opening(
            OperationType.BACKTESTING,
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            subject,
            Operation.Ownership.NONE.takenBy("this"));
    return database.in(() -> operations.open(opening, Stage.LOCAL));
  }

  @Test
  void sessions_of_the_first_ktrdr_stay() throws Exception {
    execute(
        "insert into agent_sessions (phase, created_at, outcome) values ('complete', {ts '2024-01-01 00:00:00'}, 'cancelled')");
    look(keep(OperationStatus.CANCELLED, NONE));
    assertThat(count("agent_sessions")).isEqualTo(1);
  }

  @Test
  void what_is_kept_can_not_be_negative() {
    assertThatThrownBy(
            () -> new RetentionPolicy.Rule(Optional.of(Duration.ofDays(-1)), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetentionPolicy.Rule(Optional.empty(), Optional.of(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Cancelled, with a row in each table. */
  private Session full() throws Exception {
    Session session =
        stage.open(
            stage.here,
            new Start(
                Stage.ASSIGNMENT,
                Session.Design.NONE,
                false,
                Optional.of(new Start.Key("key", "a".repeat(64)))));
    PhaseRun run = stage.begin(session, SessionPhase.DESIGNING);
    OperationId child = run.child().id();
    database.run(
        () -> database.operations().progress(child, run.child().term(), Progress.of(1, 2, "")));
    database.run(
        () -> database.operations().addMetrics(child, run.child().term(), 1, Map.of("epoch", 1)));
    execute(
        "insert into agent_actions (session_id, tool_name, created_at) values ("
            + session.id()
            + ", 'search', {ts '2024-01-01 00:00:00'})");
    stage.cancel(session);
    database.run(() -> stage.here.cancels().settle(session.operation().orElseThrow(), false));
    return session;
  }

  private static Start queued() {
    return Start.now(Stage.ASSIGNMENT, Session.Design.NONE).withQueue(true);
  }
}
