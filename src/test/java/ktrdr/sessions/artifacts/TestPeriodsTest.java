package ktrdr.sessions.artifacts;

import static ktrdr.market.sources.CaseBars.edited;
import static ktrdr.market.sources.CaseBars.joined;
import static ktrdr.market.sources.CaseBars.named;
import static ktrdr.sessions.artifacts.SeenMarket.BARS;
import static ktrdr.sessions.artifacts.SeenMarket.EARLIER;
import static ktrdr.sessions.artifacts.SeenMarket.LATER;
import static ktrdr.sessions.artifacts.SeenMarket.SHORTER;
import static ktrdr.sessions.artifacts.SeenMarket.instead;
import static ktrdr.sessions.artifacts.SeenMarket.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.backtest.InSample;
import ktrdr.backtest.InSample.Reason;
import ktrdr.backtest.TestPeriod;
import ktrdr.market.BarSeries;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model has seen bars 0 to 849 of 1,000; bar 0 has no fingerprint. */
@Tag("database")
class TestPeriodsTest {
  private static final ProgressMonitor UNWATCHED = ProgressMonitor.unwatched();

  @TempDir private static Path home;
  private static TrainedModel model;

  @BeforeAll
  static void train() {
    model = SeenMarket.trained(SeenMarket.imported(home));
  }

  @Test
  void without_dates_a_model_is_tested_on_the_bars_behind_its_training() {
    isUnseen(alone(plan("MX"), BARS), 850, 1_000);
  }

  @Test
  void a_session_tests_on_the_test_part() {
    isUnseen(TestPeriods.ofTraining(model, BARS, UNWATCHED), 850, 1_000);
  }

  @Test
  void bars_that_were_loaded_again_and_are_fewer_have_none_left_to_test_on() {
    assertThatThrownBy(() -> alone(plan("MX"), SHORTER))
        .isInstanceOfSatisfying(
            NoUnseenBars.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(e.code()).isEqualTo("no_unseen_bars");
            })
        .hasMessage(
            "The model was trained on bars up to %s, and MX 1d has 0 behind them; a backtest needs"
                + " 2. Load later bars, or give a start_date: then the backtest is in sample.",
            BARS.start(849));
  }

  @Test
  void who_asks_for_dates_gets_a_test_in_sample_on_fewer_bars() {
    knows(alone(plan("MX", "2015-01-01", null), SHORTER), 700, Reason.SAME_BARS);
    knows(alone(plan("MX", "2017-09-05", null), SHORTER), 2, Reason.SAME_BARS);
  }

  @Test
  void a_session_whose_bars_were_loaded_again_and_are_fewer_is_in_sample() {
    TestPeriod period = TestPeriods.ofTraining(model, SHORTER, UNWATCHED);
    assertThat(period.first()).isEqualTo(595);
    knows(period, 105, Reason.SAME_BARS);
  }

  @Test
  void bars_that_were_put_before_those_of_the_training_lie_before_its_end() {
    BarSeries bars = joined(EARLIER, BARS);
    knows(alone(plan("MX", null, "2014-06-30"), bars), 181, Reason.BEFORE_END_OF_TRAINING);
    isUnseen(alone(plan("MX"), bars), 1_050, 1_200);
    // its own test part would now begin at 85 % of 1,200 bars
    knows(TestPeriods.ofTraining(model, bars, UNWATCHED), 30, Reason.SAME_BARS);
  }

  @Test
  void bars_of_which_each_tenth_was_edited_are_the_same_instrument() {
    BarSeries bars = edited(BARS, 10, SeenMarket::edited);
    knows(alone(plan("MX", "2015-01-01", null), bars), 850, Reason.SAME_BARS);
    isUnseen(alone(plan("MX"), bars), 850, 1_000);
  }

  @Test
  void bars_of_which_each_third_was_edited_are_still_counted_where_they_are_equal() {
    BarSeries bars = edited(BARS, 3, SeenMarket::edited);
    TestPeriod period = alone(plan("MX", "2015-01-01", null), bars);
    knows(period, 283, Reason.SAME_BARS);
  }

  @Test
  void another_name_changes_nothing() {
    BarSeries renamed = named("OTHER", BARS);
    knows(alone(plan("OTHER", "2016-01-01", "2016-12-31"), renamed), 261, Reason.SAME_BARS);
    isUnseen(alone(plan("OTHER"), renamed), 850, 1_000);
    assertThatThrownBy(() -> alone(plan("OTHER"), named("OTHER", SHORTER)))
        .isInstanceOf(NoUnseenBars.class);
  }

  @Test
  void another_instrument_at_the_same_time_is_out_of_sample_under_any_name() {
    isUnseen(alone(plan("OTHER"), instead("OTHER")), 0, 1_000);
    isUnseen(alone(plan("MX"), instead("MX")), 0, 1_000);
  }

  @Test
  void bars_that_were_appended_are_unseen() {
    isUnseen(alone(plan("MX"), joined(BARS, LATER)), 850, 1_050);
    isUnseen(alone(plan("MX", "2018-11-01", null), joined(BARS, LATER)), 1_000, 1_050);
  }

  @Test
  void where_there_is_no_bar_in_common_the_name_and_the_time_decide() {
    knows(alone(plan("MX", "2014-01-01", null), EARLIER), 200, Reason.BEFORE_END_OF_TRAINING);
    isUnseen(alone(plan("MX"), LATER), 0, 50);
    isUnseen(alone(plan("OTHER"), named("OTHER", EARLIER)), 0, 200);
  }

  @Test
  void the_model_of_a_walk_forward_has_seen_all_bars() {
    TrainedModel walked = model.from(origin(14, 1_000));
    assertThatThrownBy(() -> TestPeriods.alone(plan("MX"), walked, BARS, UNWATCHED))
        .isInstanceOf(NoUnseenBars.class);
    knows(
        TestPeriods.alone(plan("MX", "2017-01-01", null), walked, BARS, UNWATCHED),
        478,
        Reason.SAME_BARS);
    isUnseen(TestPeriods.alone(plan("MX"), walked, joined(BARS, LATER), UNWATCHED), 1_000, 1_050);
  }

  @Test
  void a_model_that_does_not_say_what_it_has_seen_proves_nothing() {
    TrainedModel old = withoutBars();
    assertThat(TestPeriods.isOnItsTestPart(plan("MX"), old)).isTrue();
    assertThat(TestPeriods.isOnItsTestPart(plan("OTHER"), old)).isFalse();
    TestPeriod period = TestPeriods.alone(plan("MX", "2018-06-01", null), old, BARS, UNWATCHED);
    assertThat(period.inSample()).isTrue();
    assertThat(period.known()).isEqualTo(InSample.UNKNOWN);
    assertThat(period.known().sentence().orElseThrow()).contains("saved without the bars");
  }

  @Test
  void a_session_of_before_is_out_of_sample_as_long_as_its_bars_are_those_of_its_training() {
    isUnseen(TestPeriods.ofTraining(withoutBars(), BARS, UNWATCHED), 850, 1_000);
    assertThat(TestPeriods.ofTraining(withoutBars(), SHORTER, UNWATCHED).known())
        .isEqualTo(InSample.UNKNOWN);
  }

  @Test
  void what_is_known_is_told_with_its_count() {
    assertThat(alone(plan("MX", "2015-01-01", null), SHORTER).known().sentence())
        .contains(
            "In sample: the model was trained or validated on 700 of the tested bars, or on later"
                + " ones of the same instrument.");
    assertThat(alone(plan("MX"), BARS).known().sentence()).isEmpty();
  }

  private static TestPeriod alone(BacktestPlan plan, BarSeries bars) {
    return TestPeriods.alone(plan, model, bars, UNWATCHED);
  }

  private static TrainedModel withoutBars() {
    Strategy strategy = model.strategy();
    return new TrainedModel(strategy, model.networks(), model.seed(), model.dataSha256());
  }

  private static Provenance origin(int first, int after) {
    SeenBars bars = SeenBars.of(BARS, first, after, UNWATCHED);
    return new Provenance(SeenMarket.AT, "1.2.3", bars);
  }

  private static void isUnseen(TestPeriod period, int first, int after) {
    assertThat(period.first()).isEqualTo(first);
    assertThat(period.after()).isEqualTo(after);
    assertThat(period.inSample()).isFalse();
    assertThat(period.known()).isEqualTo(InSample.NONE);
  }

  private static void knows(TestPeriod period, int bars, Reason reason) {
    assertThat(period.inSample()).isTrue();
    assertThat(period.known()).isEqualTo(new InSample(OptionalInt.of(bars), Optional.of(reason)));
  }
}
