package ktrdr.agent.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.SignalCounts;
import ktrdr.agent.results.GateResult;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Sizing;
import ktrdr.training.Baseline;
import ktrdr.training.LearningState;
import ktrdr.training.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each piece of advice, with figures for which it must be given and figures for which it must not.
 */
class AdviceTest extends AdviceFigures {
  private static final String MORE_EPOCHS =
      "Let it fit more: more epochs, or a higher learning_rate.";
  private static final String LESS_FIT =
      "Let it fit less: smaller hidden_layers, more dropout or weight_decay.";
  private static final String OTHER_INPUTS =
      "Give the network other indicators, or other periods of the same ones.";
  private static final String LESS_OFTEN =
      "Trade less often: decisions.filters.min_signal_separation.";
  private static final String NO_CHEAPER =
      "Change the inputs or the labels; cheaper trading would not help.";
  private static final String RAISE = "Raise decisions.confidence_threshold.";
  private static final String LOWER = "Lower decisions.confidence_threshold.";
  private static final String SMALLER = "Lower backtest.position_size.";
  private static final String MORE_BARS =
      "Test on more bars: a longer history, or a second symbol.";
  private static final String LATER_BARS = "Test on bars after the training range.";

  private static final Labels BARRIERS = new Labels.TripleBarrier(14, 1.5, 1.5, 10);

  @Test
  void where_nothing_is_wrong_nothing_is_advised() {
    labels = BARRIERS;
    assertThat(advice()).isEmpty();
    assertThat(remarks().weaknesses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_training_that_fell_short_gets_the_advice_for_how_it_ended(LearningState state) {
    gate = GateResult.failed("loss_too_high (1.000 > 0.8)");
    learning = Optional.of(state);
    String right =
        switch (state) {
          case STILL_LEARNING -> MORE_EPOCHS;
          case OVERFITTING -> LESS_FIT;
          case SETTLED -> OTHER_INPUTS;
        };
    assertThat(advice()).containsExactly(right);
    gate = GateResult.failed("accuracy_below_threshold (42.0% < 45%)");
    assertThat(advice()).containsExactly(right);
    gate = GateResult.PASSED;
    assertThat(advice()).isEmpty();
  }

  @Test
  void a_training_of_which_nobody_knows_how_it_ended_gets_no_advice() {
    gate = GateResult.failed("loss_too_high (1.000 > 0.8)");
    assertThat(advice()).isEmpty();
    assertThat(remarks().weaknesses())
        .containsExactly("Training fell short: loss_too_high (1.000 > 0.8).");
  }

  @Test
  void trades_that_lose_before_all_costs_need_something_else_than_cheaper_trading() {
    totalReturn = -0.1;
    profit = -10_000;
    breakEven = -0.001;
    assertThat(advice()).containsExactly(NO_CHEAPER);
    // 0.0005 of slippage at each fill is a cost, too
    breakEven = -0.0004;
    assertThat(advice()).containsExactly(LESS_OFTEN);
    assertThat(remarks().weaknesses())
        .anyMatch(w -> w.endsWith(": slippage takes what they earn."));
    known = false;
    assertThat(advice()).isEmpty();
  }

  @Test
  void trades_that_lose_to_borrowing_should_not_be_short() {
    profit = -10_000;
    breakEven = -0.001;
    borrowing = 9_101; // 9,100 were lost before commissions, on 9,100,000 traded
    assertThat(advice()).containsExactly("Turn off backtest.allow_short.");
    // Without it 0.0005 a dollar would be lost, which is what slippage took.
    borrowing = 4_551;
    assertThat(advice()).containsExactly(LESS_OFTEN);
    borrowing = 4_549;
    assertThat(advice()).containsExactly(NO_CHEAPER);
  }

  @Test
  void trades_that_lose_to_commissions_should_be_fewer_unless_they_are_few() {
    profit = 800;
    commission = 900;
    assertThat(advice()).containsExactly(LESS_OFTEN);
    commission = 700;
    assertThat(advice()).isEmpty();
    commission = 900;
    trades = 29;
    assertThat(advice()).isEmpty();
    assertThat(remarks().hypotheses()).noneMatch(h -> h.startsWith("Fewer, longer trades"));
  }

  @Test
  void few_trades_that_pay_should_be_more_in_the_words_of_their_labels() {
    trades = 29;
    assertThat(advice())
        .containsExactly(
            "Ask for more, shorter swings: a smaller training.labels.zigzag_threshold.");
    labels = BARRIERS;
    assertThat(advice())
        .containsExactly("Ask for shorter moves: a smaller max_holding_period of training.labels.");
    labels = new Labels.ForwardReturn(20, 0.01, -0.01);
    assertThat(advice())
        .containsExactly("Ask for shorter moves: a smaller horizon of training.labels.");
    signals = new SignalCounts(10, 10, 71, 50);
    assertThat(advice()).containsExactly(LOWER);
    known = false;
    assertThat(advice()).isEmpty();
  }

  @Test
  void a_deep_fall_needs_a_smaller_position_and_one_below_the_markets_more_confidence() {
    drawdown = 0.19;
    assertThat(advice()).isEmpty();
    drawdown = 0.20;
    assertThat(advice()).containsExactly(RAISE);
    drawdown = 0.31;
    assertThat(advice()).containsExactly(RAISE, SMALLER);
    trades = 29;
    assertThat(advice()).contains(SMALLER).doesNotContain(RAISE);
    trades = 60;
    exposure = 0.04;
    assertThat(advice()).containsExactly(SMALLER);
  }

  @Test
  void more_bars_are_asked_for_where_they_can_be_had_and_would_tell() {
    labels = BARRIERS;
    low = -0.1;
    needed = 4;
    assertThat(advice()).containsExactly(MORE_BARS);
    assertThat(remarks().weaknesses())
        .containsExactly(
            "The 95% interval of its Sharpe ratio, -0.10 to 2.00, includes 0: beside the 3.0 years"
                + " that there are, it needs 1.0 more years of such returns to tell it from 0.");
    needed = 3;
    assertThat(advice()).isEmpty();
    assertThat(remarks().weaknesses()).anyMatch(w -> w.endsWith("-0.10 to 2.00, includes 0."));
    needed = 15.1;
    assertThat(advice()).isEmpty();
    needed = Double.POSITIVE_INFINITY;
    assertThat(advice()).isEmpty();
    low = Double.NaN;
    assertThat(remarks().weaknesses()).isEmpty();
  }

  @Test
  void a_test_in_sample_needs_later_bars_and_not_more() {
    inSample = true;
    assertThat(advice()).containsExactly(LATER_BARS);
    low = -0.1;
    needed = 4;
    assertThat(advice()).containsExactly(LATER_BARS);
  }

  @Test
  void what_loses_is_not_called_the_drift_of_the_market() {
    String drift = "What it earns is the market's own drift";
    totalReturn = 0.05;
    assertThat(remarks().hypotheses()).anyMatch(h -> h.startsWith(drift));
    totalReturn = -0.05;
    assertThat(remarks().hypotheses())
        .noneMatch(h -> h.startsWith(drift))
        .anyMatch(h -> h.startsWith("Its entries are as good as any: random entries"));
  }

  @Test
  void what_never_traded_is_told_what_kept_it_from_trading() {
    trades = 0;
    signals = new SignalCounts(0, 0, 7, 3);
    assertThat(advice()).containsExactly(LOWER);
    signals = new SignalCounts(0, 0, 0, 10);
    assertThat(advice())
        .containsExactly("Lower training.labels.zigzag_threshold, so that fewer rows are HOLD.");
    signals = new SignalCounts(0, 5, 5, 0);
    assertThat(advice()).containsExactly("Set backtest.allow_short, or change the inputs.");
    allowShort = true;
    assertThat(advice())
        .containsExactly(
            "Set backtest.unit to 0, or raise backtest.initial_capital or backtest.position_size.");
    units = Sizing.Units.FRACTIONAL;
    assertThat(remarks().weaknesses())
        .contains("It never traded: its only signals came at the end, too late for an order.");
    assertThat(advice()).containsExactly(MORE_BARS);
    fee = 1;
    assertThat(advice())
        .containsExactly("Raise backtest.initial_capital or backtest.position_size.");
    known = false;
    assertThat(advice()).isEmpty();
    assertThat(remarks().weaknesses()).containsExactly("It never traded.");
  }

  @Test
  void what_a_network_knows_of_a_zigzag_is_no_strength() {
    assertThat(remarks().strengths()).noneMatch(s -> s.startsWith("The network is right"));
    assertThat(remarks().weaknesses())
        .singleElement()
        .asString()
        .startsWith("The network is right on 50.0% of rows that it never saw, but its labels are");
    labels = BARRIERS;
    assertThat(remarks().strengths())
        .contains("The network is right on 50.0% of rows that it never saw.");
  }

  @Test
  void an_accuracy_that_something_simpler_reaches_is_no_strength() {
    labels = BARRIERS;
    Baseline logistic = new Baseline(Baseline.LOGISTIC, new Score(1, 0.499));
    baselines = List.of(logistic, new Baseline(Baseline.MAJORITY, new Score(1, 0.5)));
    assertThat(remarks().strengths()).noneMatch(s -> s.startsWith("The network is right"));
    assertThat(remarks().weaknesses())
        .containsExactly(
            "The network is right on 50.0% of rows that it never saw, and the most frequent label of"
                + " the training on 50.0%: its accuracy is no strength.");
    baselines = List.of(logistic);
    assertThat(remarks().strengths())
        .contains("The network is right on 50.0% of rows that it never saw.");
  }

  @Test
  void how_many_random_entries_it_beats_is_named_and_not_supposed() {
    labels = BARRIERS;
    percentile = 95;
    String better = "% of entries at random times with the same exposure of 50.0%";
    assertThat(remarks().strengths()).contains("It is better than 95.0" + better + ".");
    percentile = 94.9;
    assertThat(remarks().weaknesses())
        .containsExactly(
            "It is better than 94.9" + better + ", which is too few to call it timing.");
    percentile = 79.9;
    assertThat(remarks().weaknesses())
        .containsExactly(
            "It is better than 79.9" + better + ": its timing is no better than chance.");
    assertThat(remarks().hypotheses()).noneMatch(h -> h.contains("95 of 100"));
  }

  @Test
  void what_only_holds_is_told_so_in_the_words_of_its_labels() {
    trades = 0;
    signals = new SignalCounts(0, 0, 0, 10);
    labels = BARRIERS;
    assertThat(advice())
        .containsExactly(
            "Lower pt_multiplier and sl_multiplier of training.labels, so that fewer rows are"
                + " HOLD.");
    labels = new Labels.ForwardReturn(20, 0.01, -0.01);
    assertThat(advice())
        .singleElement()
        .asString()
        .contains("nearer to 0")
        .doesNotContain("zigzag");
  }
}
