package ktrdr.sessions.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import ktrdr.agent.trials.FingerprintSketches;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.agent.trials.Window;
import ktrdr.sessions.Origin;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backtests that earlier versions completed become trials, once. */
@Tag("database")
class BackfillTest {
  private static final String BARS = "5".repeat(64);
  private static final Window WINDOW =
      new Window(Instant.parse("2018-04-03T00:00:00Z"), Instant.parse("2020-04-02T00:00:00Z"));

  /** Two years of 252 bars: a return of 21 % is 10 % a year. */
  private static final Map<String, Object> RESULT =
      Map.of(
          "period",
          Map.of("from", "2018-04-03T00:00:00Z", "to", "2020-04-02T00:00:00Z", "bars", 505),
          "in_sample",
          false,
          "total_return",
          0.21,
          "annual_return",
          0.1,
          "sharpe",
          0.1 * Math.sqrt(252),
          "trade_count",
          60,
          "data_sha256",
          BARS);

  private static final int PAGE = 3;
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void an_earlier_backtest_is_registered_with_what_its_results_say() {
    PhaseRun run = tested(RESULT);
    assertThat(fill(() -> false)).isTrue();
    RegisteredTrial trial = trials().get(0);
    assertThat(trial.window()).isEqualTo(WINDOW);
    assertThat(trial.look().sharpe()).isCloseTo(0.1, within(1e-12));
    assertThat(trial.look().observations()).isEqualTo(504);
    assertThat(trial.occasion().operation()).isEqualTo(run.child().id());
    assertThat(trial.occasion().session()).contains(run.session().id());
    assertThat(trial.occasion().at()).isEqualTo(stage.clock.instant());
  }

  @Test
  void all_pages_are_registered_once_however_often_it_runs() {
    for (int i = 0; i < 2 * PAGE + 1; i++) {
      tested(RESULT);
    }
    fill(() -> false);
    fill(() -> false);
    assertThat(trials()).hasSize(2 * PAGE + 1);
  }

  @Test
  void who_is_interrupted_goes_on_where_the_last_page_ended() {
    for (int i = 0; i < PAGE + 1; i++) {
      tested(RESULT);
    }
    AtomicInteger asked = new AtomicInteger();
    assertThat(fill(() -> asked.getAndIncrement() > 0)).isFalse();
    assertThat(trials()).hasSize(PAGE);
    tested(RESULT);
    assertThat(fill(() -> false)).isTrue();
    assertThat(trials()).as("later ones register themselves").hasSize(PAGE + 1);
  }

  @Test
  void a_page_that_another_server_registered_is_left_alone() {
    tested(RESULT);
    fill(() -> false);
    TrialRegistry registry = stage.database.stores().registry();
    assertThat(
            stage.database.<Integer>in(
                () -> registry.fill(BackfillState.BEGIN, List.of(), BackfillState.BEGIN)))
        .isZero();
    assertThat(stage.database.in(() -> stage.database.trials().backfill()).done()).isTrue();
  }

  @Test
  void a_backtest_that_has_registered_itself_is_no_second_trial() {
    var bars = new Instrument("SPX", "1d", new FingerprintSketches().ofHash(BARS));
    var look = new Look("mine", 0.1, 504);
    PhaseRun run = backtesting(stage.open());
    Tried tried = new Tried(bars, TrialKind.TEST, false, WINDOW, List.of(look));
    stage.finish(run, PhaseResult.of(RESULT).trying(Optional.of(tried)));
    fill(() -> false);
    assertThat(trials()).hasSize(1);
  }

  @Test
  void what_is_in_sample_repeats_or_tells_too_little_does_not_count() {
    tested(with("in_sample", true));
    tested(with("data_sha256", null));
    tested(with("data_sha256", "no hash"));
    tested(with("period", null));
    Start start = Start.now(Stage.ASSIGNMENT, Session.Design.NONE);
    Start rerun = start.from(new Origin(Origin.Kind.RERUN, 1));
    PhaseRun again = backtesting(stage.open(stage.here, rerun));
    stage.finish(again, PhaseResult.of(RESULT));
    assertThat(fill(() -> false)).isTrue();
    assertThat(trials()).isEmpty();
  }

  @Test
  void one_that_never_traded_counts_without_a_ratio() {
    tested(with("sharpe", null));
    fill(() -> false);
    assertThat(trials()).hasSize(1);
    assertThat(trials().get(0).look().hasSharpe()).isFalse();
  }

  private static Map<String, Object> with(String name, Object value) {
    Map<String, Object> changed = new HashMap<>(RESULT);
    changed.put(name, value);
    return changed;
  }

  /** As an earlier version completed it. */
  private PhaseRun tested(Map<String, Object> results) {
    stage.clock.advance(Duration.ofMinutes(1));
    PhaseRun run = backtesting(stage.open());
    assertThat(stage.finish(run, PhaseResult.of(results))).isTrue();
    return run;
  }

  private PhaseRun backtesting(Session session) {
    stage.finish(stage.begin(session, SessionPhase.DESIGNING), PhaseResult.of(Map.of()));
    stage.finish(stage.begin(session, SessionPhase.TRAINING), PhaseResult.of(Map.of()));
    return stage.begin(session, SessionPhase.BACKTESTING);
  }

  /** As one start of a server. */
  private boolean fill(BooleanSupplier stopped) {
    TrialStore store = stage.database.trials();
    var registry = stage.database.stores().registry();
    var backfill =
        new Backfill(stage.database.operations(), store, registry, new FingerprintSketches(), PAGE);
    return stage.database.in(() -> backfill.run(stopped));
  }

  private List<RegisteredTrial> trials() {
    TrialStore store = stage.database.trials();
    TrialSearch all = new TrialSearch(TrialKind.TEST, WINDOW, Optional.empty());
    return stage.database.in(
        () ->
            store.instruments("1d", sketch -> true).stream()
                .flatMap(id -> store.page(id, all, Optional.empty(), 100).stream())
                .toList());
  }
}
