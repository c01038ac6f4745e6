package ktrdr.agent.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.InSample;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.strategy.Strategy;
import ktrdr.training.Trainings;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class BacktestResultTest {
  private static final ProgressMonitor UNWATCHED = ProgressMonitor.unwatched();
  private static final Instant AT = Instant.parse("2026-11-22T10:15:00Z");

  /** A backtest of bars 1,200 to 1,499 for a model that has seen the bars before this one. */
  private static BacktestResult tested(int seen) {
    TestPeriod period =
        TestPeriod.of(Trainings.BARS, 1_200, 1_500)
            .against(SeenBars.of(Trainings.BARS, 0, seen, UNWATCHED), UNWATCHED);
    Strategy.Account account = new Strategy.Account(100_000, 0.001, 0, 1, true);
    BacktestRun run =
        new Backtest(new Strategy.Trading(0, true, 0, account), Rules.KTRDR)
            .run(period, new SmaCross(10, 20), UNWATCHED);
    return BacktestResult.of(run, GateResult.PASSED, List.of());
  }

  @Test
  void a_test_on_known_bars_is_in_sample_and_says_how_many_it_knows() {
    BacktestResult result = tested(1_275);
    assertThat(result.inSample()).isTrue();
    InSample known = result.context().known().orElseThrow();
    assertThat(known.bars()).hasValue(75);
    assertThat(known.reason()).contains(InSample.Reason.SAME_BARS);
    assertThat(result.context().notes()).contains(known.sentence().orElseThrow());
  }

  @Test
  void a_test_on_unseen_bars_is_not_and_says_nothing_of_it() {
    BacktestResult result = tested(1_200);
    assertThat(result.inSample()).isFalse();
    assertThat(result.context().known()).contains(InSample.NONE);
    assertThat(result.context().notes()).noneMatch(note -> note.startsWith("In sample"));
  }

  @Test
  void two_backtests_that_found_the_same_may_say_it_in_other_words() {
    BacktestResult noted = tested(1_275);
    BacktestResult plain =
        new BacktestResult(
            noted.period(),
            noted.inSample(),
            noted.metrics(),
            noted.benchmark(),
            noted.dataSha256(),
            noted.gate());
    assertThat(noted.context().notes()).isNotEmpty();
    assertThat(noted.figures()).isEqualTo(plain.figures());
  }

  @Test
  void a_model_tells_when_and_on_which_bars_it_was_trained_and_folds_have_bars_of_their_own() {
    SeenBars bars = SeenBars.of(Trainings.BARS, 0, 1_275, UNWATCHED);
    TrainedModel model =
        new TrainedModel(Trainings.strategy(1), List.of(new float[1], new float[1]), 7, "bars");
    TrainedModel known = model.from(new Provenance(AT, "1.2.3", bars));
    assertThat(TestedModel.of("op_1", known))
        .isEqualTo(
            new TestedModel(
                "op_1",
                7,
                "SYNTHETIC-1500",
                "1d",
                2,
                Optional.of(
                    new TestedModel.Training(
                        AT, Optional.of(new TestedModel.Bars(bars.from(), bars.to()))))));
    assertThat(TestedModel.ofFolds("op_1", known).training())
        .contains(new TestedModel.Training(AT, Optional.empty()));
    assertThat(TestedModel.of("op_1", model).training()).isEmpty();
  }
}
