package ktrdr.sessions.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.fixture.Backtested;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.ReadingOptions;
import ktrdr.market.sources.Bars;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.sessions.lifecycle.NotThisJob;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class StandaloneTransactionsTest {
  private static final String STRATEGY =
      """
      name: alone
      version: "3.0"
      training_data:
        symbols: {symbol: SPX}
        timeframes: {timeframe: 1d}
        start_date: 2001-02-03
      indicators: {rsi_14: {type: rsi}}
      fuzzy_sets: {rsi: {indicator: rsi_14, low: [0, 25, 45], high: [55, 75, 100]}}
      nn_inputs: [{fuzzy_set: rsi}]
      """;

  private static final StandaloneStage stage = new StandaloneStage();

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void work_without_a_session_is_one_operation_that_is_a_root() {
    Operation opened = stage.open();
    assertThat(opened.status().wire()).isEqualTo("pending");
    assertThat(opened.type()).isEqualTo(OperationType.BACKTESTING);
    assertThat(opened.isRoot()).isTrue();
    assertThat(opened.lineage().session()).isEmpty();
    assertThat(opened.state().ownership().owner()).contains("this");
  }

  @Test
  void it_finds_its_plan_again_after_the_database() {
    Operation kept = stage.reread(stage.open());
    assertThat(BacktestPlan.of(kept.subject())).isEqualTo(StandaloneStage.PLAN);
  }

  @Test
  void a_training_finds_its_strategy_its_dates_and_its_seed_again() {
    StrategyReader reader = new StrategyReader(Bars.bundled());
    TrainingPlan plan = new TrainingPlan(reader.read(STRATEGY), -7);
    Operation opened = stage.open(plan, Optional.empty()).operation();
    assertThat(TrainingPlan.of(stage.reread(opened).subject(), reader)).isEqualTo(plan);
  }

  @Test
  void a_load_finds_its_file_and_how_to_read_it_again() {
    for (LoadPlan plan : List.of(load(LoadPlan.Source.folder("x.csv"), true), uploaded("a"))) {
      Operation opened = stage.open(plan, Optional.empty()).operation();
      assertThat(LoadPlan.of(stage.reread(opened).subject())).isEqualTo(plan);
    }
  }

  @Test
  void a_load_that_failed_is_not_retried_without_its_upload() {
    Operation begun =
        stage.begin(stage.open(uploaded("b"), Optional.empty()).operation()).orElseThrow();
    stage.fail(begun, "line 3: the high is below the low");
    assertThatThrownBy(() -> stage.retry(begun))
        .isInstanceOf(UploadGone.class)
        .hasMessageContaining("ktrdr data load");
    assertThatThrownBy(() -> stage.resume(begun)).isInstanceOf(UploadGone.class);
  }

  private static LoadPlan uploaded(String name) {
    return load(LoadPlan.Source.uploaded("mine.csv", name), false);
  }

  private static LoadPlan load(LoadPlan.Source source, boolean told) {
    ReadingOptions options =
        told
            ? new ReadingOptions(
                Map.of("date", "Time"),
                Optional.of(ZoneId.of("Europe/Berlin")),
                Optional.empty(),
                true)
            : ReadingOptions.NONE;
    return new LoadPlan(
        LoadPlan.symbol("MINE", Symbol.Trading.ALWAYS), Timeframe.H1, source, options);
  }

  @Test
  void the_same_request_under_the_same_key_opens_one_operation() {
    Optional<Start.Key> key = Optional.of(new Start.Key("k1", "body"));
    StandaloneTransactions.Opened first = stage.open(StandaloneStage.PLAN, key);
    StandaloneTransactions.Opened second = stage.open(StandaloneStage.PLAN, key);
    assertThat(first.again()).isFalse();
    assertThat(second.again()).isTrue();
    assertThat(second.operation().id()).isEqualTo(first.operation().id());
  }

  @Test
  void another_request_under_the_same_key_is_refused_by_whoever_used_it_first() {
    Operation first =
        stage.open(StandaloneStage.PLAN, Optional.of(new Start.Key("k2", "body"))).operation();
    Optional<Start.Key> other = Optional.of(new Start.Key("k2", "another body"));
    assertThatThrownBy(() -> stage.open(StandaloneStage.PLAN, other))
        .isInstanceOfSatisfying(
            KeyUsedForOther.class,
            refusal ->
                assertThat(refusal.members())
                    .containsEntry("operation_id", first.id().value())
                    .doesNotContainKey("session_id"));
    Start trigger = new Start(Stage.ASSIGNMENT, Session.Design.NONE, false, other);
    assertThatThrownBy(() -> stage.database.in(() -> stage.here.opens().open(trigger, Stage.LOCAL)))
        .isInstanceOf(KeyUsedForOther.class);
  }

  @Test
  void it_runs_and_completes_with_its_results_at_100_percent() {
    Operation begun = stage.running();
    assertThat(stage.status(begun)).isEqualTo("running");
    stage.progress(begun, 0.5);
    stage.finish(begun);
    Operation done = stage.reread(begun);
    assertThat(done.status().wire()).isEqualTo("completed");
    assertThat(done.output().results()).containsKey("sharpe");
    assertThat(done.progress().fraction()).isEqualTo(1);
  }

  @Test
  void work_that_throws_fails_with_its_sentence() {
    Operation begun = stage.running();
    stage.fail(begun, "there are too few bars");
    assertThat(stage.status(begun)).isEqualTo("failed");
    assertThat(stage.reread(begun).state().error()).contains("there are too few bars");
  }

  @Test
  void a_result_handed_in_twice_is_one_result() {
    Operation begun = stage.running();
    stage.finish(begun);
    List<OperationEvent> once = stage.events(begun);
    stage.finish(begun);
    assertThat(stage.events(begun)).isEqualTo(once);
  }

  @Test
  void an_accepted_backtest_is_a_trial_and_a_late_one_is_none() {
    Operation accepted = stage.running();
    assertThat(finish(accepted)).isTrue();
    Operation late = stage.running();
    stage.cancel(late);
    assertThat(finish(late)).isFalse();
    List<OperationId> both = List.of(accepted.id(), late.id());
    Set<OperationId> trials = stage.database.in(() -> stage.database.trials().known(both));
    assertThat(trials).containsExactly(accepted.id());
  }

  private boolean finish(Operation begun) {
    return stage.database.in(
        () ->
            stage.transactions.finish(
                begun, StandaloneStage.RESULT, Backtested.by(begun, begun.id().value())));
  }

  @Test
  void a_failure_handed_in_twice_is_one_failure() {
    Operation begun = stage.running();
    stage.fail(begun, "broken");
    List<OperationEvent> once = stage.events(begun);
    stage.fail(begun, "broken");
    assertThat(stage.events(begun)).isEqualTo(once);
  }

  @Test
  void a_job_execution_that_ktrdr_did_not_start_is_refused_and_changes_nothing() {
    Operation begun = stage.running();
    List<OperationEvent> before = stage.events(begun);
    assertThatThrownBy(() -> stage.begin(stage.here, begun, 4711))
        .isInstanceOf(NotThisJob.class)
        .hasMessageContaining("job execution 4711 was not started by ktrdr for " + begun.id());
    assertThat(stage.events(begun)).isEqualTo(before);
  }

  @Test
  void it_takes_no_slot_and_a_full_agent_does_not_keep_it_from_starting() {
    Operation alone = stage.running();
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE);
    Session session =
        stage.database.in(() -> stage.here.opens().open(start, Stage.LOCAL)).session();
    assertThat(session.standing().phase()).isEqualTo(SessionPhase.DESIGNING);
    assertThat(stage.status(stage.running())).isEqualTo("running");
    assertThat(stage.status(alone)).isEqualTo("running");
  }

  @Test
  void what_was_cancelled_goes_on_as_the_same_operation() {
    Operation cancelled = stage.cancelled();
    Operation resuming = stage.resume(cancelled);
    assertThat(resuming.id()).isEqualTo(cancelled.id());
    assertThat(resuming.term()).isEqualTo(cancelled.term() + 1);
    assertThat(stage.status(cancelled)).isEqualTo("resuming");
    assertThat(resuming.state().cancellation()).isEmpty();
    stage.finish(stage.begin(stage.here, resuming, 12).orElseThrow());
    assertThat(stage.status(cancelled)).isEqualTo("completed");
  }

  @Test
  void progress_does_not_fall_when_the_work_goes_on() {
    Operation begun = stage.running();
    stage.progress(begun, 0.7);
    stage.fail(begun, "broken");
    Operation again = stage.begin(stage.here, stage.resume(begun), 12).orElseThrow();
    stage.progress(again, 0.2);
    assertThat(stage.reread(begun).progress()).extracting(Progress::fraction).isEqualTo(0.7);
  }

  @Test
  void a_retry_is_another_operation_and_the_old_one_is_kept() {
    Operation begun = stage.running();
    stage.fail(begun, "broken");
    Operation second = stage.retry(begun);
    assertThat(second.id()).isNotEqualTo(begun.id());
    assertThat(second.lineage().attempt()).isEqualTo(2);
    assertThat(second.lineage().retryOf()).contains(begun.id());
    assertThat(stage.reread(second).subject()).isEqualTo(stage.reread(begun).subject());
    assertThat(stage.status(begun)).isEqualTo("failed");
    stage.finish(stage.begin(second).orElseThrow());
    assertThat(stage.status(second)).isEqualTo("completed");
  }

  @Test
  void what_completed_or_runs_can_neither_go_on_nor_begin_anew() {
    Operation running = stage.running();
    Operation completed = stage.running();
    stage.finish(completed);
    for (Operation operation : List.of(running, completed)) {
      List<OperationEvent> before = stage.events(operation);
      assertThatThrownBy(() -> stage.resume(operation)).isInstanceOf(NotResumable.class);
      assertThatThrownBy(() -> stage.retry(operation))
          .isInstanceOf(NotResumable.class)
          .hasMessageContaining("(status: " + stage.status(operation) + ")");
      assertThat(stage.events(operation)).isEqualTo(before);
    }
  }

  @Test
  void its_events_rebuild_it() {
    Operation begun = stage.running();
    stage.fail(begun, "broken");
    Operation again = stage.begin(stage.here, stage.resume(begun), 12).orElseThrow();
    stage.finish(again);
    assertThat(stage.folded(begun)).isEqualTo(stage.reread(begun).with(Progress.NONE));
  }
}
