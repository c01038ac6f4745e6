package ktrdr.sessions.trials;

import static ktrdr.sessions.trials.RegistryStage.TESTED;
import static ktrdr.sessions.trials.RegistryStage.test;
import static ktrdr.sessions.trials.RegistryStage.tried;
import static ktrdr.sessions.trials.RegistryStage.window;
import static ktrdr.sessions.trials.SharedBars.days;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ktrdr.agent.Trials;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.TrialKind;
import ktrdr.fixture.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class TrialRegistryTest {
  private static final Sketch BARS = days(1, 80);

  private final RegistryStage stage = new RegistryStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void who_asks_has_tried_something_even_if_nothing_is_registered() {
    assertThat(stage.count().count()).isEqualTo(1);
    assertThat(stage.count().variance()).isNaN();
  }

  @Test
  void count_and_variance_are_those_of_the_tests_on_the_bars() {
    stage.register(test("a", 0.1));
    stage.register(test("b", 0.2));
    stage.register(test("c", 0.3));
    assertThat(stage.count().count()).isEqualTo(3);
    assertThat(stage.count().variance()).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void identical_runs_count_once() {
    stage.register(test("a", 0.1));
    stage.register(test("a", 0.1));
    assertThat(stage.count().count()).isEqualTo(1);
    stage.register(test("a", 0.1, BARS, window(61, 80)));
    assertThat(stage.count().count()).as("another window").isEqualTo(2);
  }

  @Test
  void runs_that_never_traded_count_and_have_no_part_in_the_variance() {
    stage.register(test("a", 0.1));
    stage.register(test("never", Double.NaN));
    assertThat(stage.count().count()).isEqualTo(2);
    assertThat(stage.count().variance()).isNaN();
    stage.register(test("b", 0.3));
    assertThat(stage.count()).extracting(Trials::count).isEqualTo(3);
    assertThat(stage.count().variance()).isCloseTo(0.02, within(1e-15));
  }

  @Test
  void designs_fixed_rules_and_runs_in_sample_are_no_tests() {
    Look look = new Look("a", 0.1, 20);
    stage.register(test("b", 0.2));
    stage.register(tried(TrialKind.POLICY, false, BARS, TESTED, look));
    stage.register(tried(TrialKind.TEST, true, BARS, TESTED, look));
    stage.register(tried(TrialKind.DESIGN, false, BARS, TESTED, look, new Look("c", 0.2, 9)));
    assertThat(stage.count().count()).isEqualTo(1);
    TrialSearch designs = new TrialSearch(TrialKind.DESIGN, TESTED, Optional.empty());
    assertThat(stage.count(BARS, designs).count()).isEqualTo(2);
  }

  @Test
  void trainings_on_the_tested_bars_count_and_none_counts_beside_its_own_backtest() {
    for (int seed = 1; seed <= 20; seed++) {
      Look look = new Look("seed " + seed, Double.NaN, 20);
      stage.register(tried(TrialKind.TRAINING, false, BARS, TESTED, look));
    }
    stage.register(test("seed 7", 0.3));
    stage.register(test("seed 7", 0.3, days(1, 79), TESTED));
    stage.register(test("other", 0.1));
    assertThat(stage.count().count()).isEqualTo(21);
    assertThat(stage.count().variance()).as("of the backtests").isCloseTo(0.02, within(1e-15));
  }

  @Test
  void what_was_tried_in_sample_first_counts_when_it_is_tested() {
    stage.register(test("b", 0.2));
    stage.register(tried(TrialKind.TEST, true, BARS, TESTED, new Look("a", 0.9, 20)));
    stage.register(test("a", 0.1));
    assertThat(stage.count().count()).isEqualTo(2);
  }

  @Test
  void bars_that_are_appended_never_lower_the_count() {
    for (int day = 80; day <= 100; day++) {
      stage.register(test("on day " + day, 0.1, days(1, day), window(60, day)));
      assertThat(stage.count(days(1, day), window(60, day)).count()).isEqualTo(day - 79);
      assertThat(stage.count(days(1, day + 1), window(61, day + 1)).count()).isEqualTo(day - 79);
    }
  }

  @Test
  void the_same_run_on_a_longer_series_counts_once() {
    stage.register(test("a", 0.1, days(1, 80), TESTED));
    stage.register(test("a", 0.1, days(1, 90), TESTED));
    stage.register(test("a", 0.1, days(20, 90), TESTED));
    assertThat(stage.count().count()).isEqualTo(1);
  }

  @Test
  void a_series_that_joins_two_others_belongs_to_both() {
    stage.register(test("a", 0.1, days(1, 40), window(30, 40)));
    stage.register(test("b", 0.2, days(1, 80), window(30, 80)));
    stage.register(test("c", 0.3, days(41, 80), window(70, 80)));
    assertThat(stage.count(days(1, 40), window(30, 40)).count()).isEqualTo(2);
    assertThat(stage.count(days(41, 80), window(70, 80)).count()).isEqualTo(2);
    assertThat(stage.count(days(1, 80), window(30, 80)).count()).isEqualTo(3);
  }

  @Test
  void only_tests_that_share_a_bar_count() {
    stage.register(test("before", 0.1, BARS, window(40, 59)));
    stage.register(test("ends on the first bar", 0.1, BARS, window(40, 60)));
    stage.register(test("begins on the last bar", 0.1, BARS, window(80, 90)));
    stage.register(test("after", 0.1, BARS, window(81, 90)));
    stage.register(test("around", 0.1, BARS, window(1, 99)));
    stage.register(test("other bars", 0.1, days(90, 120), TESTED));
    assertThat(stage.count().count()).isEqualTo(3);
  }

  @Test
  void equal_bars_of_another_time_frame_are_another_instrument() {
    Look look = new Look("a", 0.1, 20);
    stage.register(
        new ktrdr.agent.trials.Tried(
            new Instrument("SPX", "1h", BARS), TrialKind.TEST, false, TESTED, List.of(look)));
    stage.register(test("b", 0.2));
    stage.register(test("c", 0.2));
    assertThat(stage.count().count()).isEqualTo(2);
  }

  @Test
  void only_what_had_completed_by_a_time_counts() {
    Instant noon = Samples.NOON;
    stage.register(test("a", 0.1), noon.minusSeconds(1));
    stage.register(test("b", 0.2), noon);
    stage.register(test("c", 0.3), noon.plusSeconds(1));
    TrialSearch then = new TrialSearch(TrialKind.TEST, TESTED, Optional.of(noon));
    assertThat(stage.count(BARS, then).count()).isEqualTo(2);
  }

  @Test
  void more_trials_than_a_page_has_are_all_counted() {
    Look[] looks =
        IntStream.range(0, 2001)
            .mapToObj(i -> new Look("candidate " + i, i % 2, 20))
            .toArray(Look[]::new);
    stage.register(tried(TrialKind.DESIGN, false, BARS, TESTED, looks));
    TrialSearch designs = new TrialSearch(TrialKind.DESIGN, TESTED, Optional.empty());
    assertThat(stage.count(BARS, designs).count()).isEqualTo(2001);
  }

  @Test
  void a_trial_comes_back_as_it_was_registered() {
    stage.register(test("a", 1.0 / 3), Samples.NOON);
    RegisteredTrial trial =
        stage
            .database
            .in(
                () -> {
                  TrialStore store = stage.database.trials();
                  long instrument = store.instruments("1d", BARS::equals).get(0);
                  TrialSearch all = new TrialSearch(TrialKind.TEST, TESTED, Optional.empty());
                  return store.page(instrument, all, Optional.empty(), 10);
                })
            .get(0);
    assertThat(trial.look()).isEqualTo(new Look("a", 1.0 / 3, 20));
    assertThat(trial.window()).isEqualTo(TESTED);
    assertThat(trial.kind()).isEqualTo(TrialKind.TEST);
    assertThat(trial.inSample()).isFalse();
    assertThat(trial.occasion().at()).isEqualTo(Samples.NOON);
    assertThat(trial.occasion().session()).contains(1L);
  }

  @Test
  void two_who_register_the_same_at_once_leave_one_trial() {
    CompletableFuture<?> other =
        stage.database.in(
            () -> {
              stage.registry.register(RegistryStage.completed(Samples.NOON), test("a", 0.1));
              var waiting = CompletableFuture.runAsync(() -> stage.register(test("a", 0.1)));
              stage.database.untilSomebodyWaits();
              return waiting;
            });
    other.join();
    assertThat(stage.count().count()).isEqualTo(1);
  }
}
