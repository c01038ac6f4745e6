package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.backtest.Backtest;
import ktrdr.backtest.BacktestRun;
import ktrdr.backtest.Rules;
import ktrdr.backtest.TestPeriod;
import ktrdr.backtest.Trade;
import ktrdr.fixture.Proof;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Timeframe;
import ktrdr.market.fingerprints.SeenBars;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.training.bundle.Provenance;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.FoldRun;
import ktrdr.training.walk.FoldSignals;
import ktrdr.training.walk.Walk;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.DurableFile;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks forward over 1,500 bars in two folds, with two networks each. */
class WalkForwardTest {
  private static final Strategy WALKING = walking(2, 2);

  @TempDir private static Path shared;
  private static TrainingRun whole;
  private static final LeavingWatch WATCH = LeavingWatch.never();

  @TempDir private Path directory;

  @BeforeAll
  static void walk() {
    whole = new PieceTrainings(shared.resolve("whole")).train(WALKING, WATCH);
  }

  @Test
  void the_model_that_is_kept_was_trained_to_the_end_of_the_bars() {
    // 85 % of bars 14 to 1,499 are 1,263; ten bars of embargo follow
    assertThat(whole.split().train().firstBar()).isEqualTo(14);
    assertThat(whole.split().train().afterBar()).isEqualTo(14 + 1_263);
    assertThat(whole.split().validation().firstBar()).isBetween(14 + 1_263 + 10, 1_300);
    assertThat(whole.split().validation().afterBar()).isEqualTo(1_500);
    assertThat(whole.model().networks()).hasSize(2);
    assertThat(WATCH.epochs).isEqualTo(whole.history().epochs()).hasSize(2);
    assertThat(whole.details().networks().get(0).history()).isEqualTo(whole.history());
  }

  @Test
  void progress_says_which_fold_and_network_is_being_trained() {
    assertThat(WATCH.reports)
        .extracting(Progress::label)
        .contains(
            "last training, network 1/2: epoch 1/2",
            "last training, network 2/2: epoch 2/2",
            "fold 2/2, network 1/2: epoch 1/2",
            "fold 1/2, network 2/2: epoch 2/2");
  }

  @Test
  void the_scores_are_those_of_all_folds() {
    List<FoldRun> folds = run(whole).folds();
    assertThat(folds).hasSize(2);
    assertThat(whole.split().test().firstBar()).isEqualTo(600);
    assertThat(whole.split().test().afterBar()).isEqualTo(1_500);
    int first = folds.get(0).forecast().rows();
    int second = folds.get(1).forecast().rows();
    assertThat(whole.rows().test()).isEqualTo(first + second).isBetween(800, 880);
    double right =
        first * folds.get(0).score().accuracy() + second * folds.get(1).score().accuracy();
    assertThat(whole.test().accuracy()).isEqualTo(right / (first + second));
    assertThat(whole.details().baselines())
        .extracting(Baseline::name)
        .containsExactly("logistic", "majority");
    assertThat(whole.details().baselines()).allMatch(baseline -> baseline.score().finite());
  }

  @Test
  void each_network_has_a_seed_of_its_own() {
    assertThat(run(whole).folds().get(1).networks())
        .extracting(NetworkRun::seed)
        .containsExactly(Seeds.ofFit(7, 2, 1), Seeds.ofFit(7, 2, 2));
    assertThat(run(whole).folds())
        .flatExtracting(FoldRun::networks)
        .extracting(NetworkRun::weightsSha256)
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  @Test
  void the_model_that_is_kept_has_seen_all_bars() {
    SeenBars seen =
        Provenance.of(
                whole.split(), Trainings.BARS, Instant.EPOCH, "1.2.3", ProgressMonitor.unwatched())
            .bars();
    assertThat(seen.from()).isEqualTo(Trainings.BARS.start(14));
    assertThat(seen.end()).isEqualTo(Trainings.BARS.end(1_499));
    assertThat(seen.prints().size()).isEqualTo(1_486);
  }

  @Test
  void no_fold_knows_a_bar_behind_it() {
    BarSeries other = changedFrom(1_050);
    TrainingRun changed =
        new PieceTrainings(directory.resolve("other")).train(WALKING, other, LeavingWatch.never());
    FoldRun first = run(whole).folds().get(0);
    FoldRun again = run(changed).folds().get(0);
    assertThat(again.networks()).isEqualTo(first.networks());
    assertThat(again.forecast().probabilities()).isEqualTo(first.forecast().probabilities());
    Signals before = run(whole).signals().signals();
    Signals after = run(changed).signals().signals();
    for (int bar = 0; bar < 1_050; bar++) {
      assertThat(after.direction(bar)).isEqualTo(before.direction(bar));
      assertThat(after.confidence(bar)).isEqualTo(before.confidence(bar));
    }
    assertThat(run(changed).folds().get(1)).isNotEqualTo(run(whole).folds().get(1));
  }

  @Test
  void interrupted_anywhere_and_on_any_number_of_processors_it_is_bit_equal() {
    PieceTrainings kept = new PieceTrainings(directory.resolve("fits"));
    for (int reports = 60; reports < WATCH.reports.size(); reports += Proof.size(190, 11)) {
      kept.forget();
      CountingWatch watch = new CountingWatch(reports);
      int processors = 1 + reports / 10 % 3;
      Throwable left =
          catchThrowable(() -> kept.train(Trainings.withBaselines(), WALKING, watch, processors));
      assertThat(left == null || left instanceof WorkCancelled).isTrue();
      LeavingWatch second = LeavingWatch.never();
      TrainingRun resumed = kept.train(Trainings.withBaselines(), WALKING, second, 2);
      assertThat(told(resumed)).as("%d", reports).isEqualTo(told(whole));
      assertThat(second.reports).extracting(Progress::fraction).isSorted();
    }
    assertThat(kept.warnings).isEmpty();
  }

  @Test
  void the_signals_are_read_as_they_were_written_and_belong_to_their_bars() throws IOException {
    FoldSignals signals = run(whole).signals();
    Path file = directory.resolve("signals.bin");
    DurableFile.replace(file, signals);
    FoldSignals again = FoldSignals.read(file);
    assertThat(again.sha256()).isEqualTo(signals.sha256());
    assertThat(again.first()).isEqualTo(600);
    ProgressMonitor unwatched = ProgressMonitor.unwatched();
    assertThat(again.signals(Trainings.BARS, unwatched).size()).isEqualTo(1_500);
    BarSeries fewer = Trainings.BARS.upTo(1_400);
    assertThatThrownBy(() -> again.signals(fewer, unwatched))
        .isInstanceOf(SignalsOfOtherBars.class)
        .hasMessageContaining("have changed since the training walked over them; train again");
  }

  @Test
  void one_backtest_trades_the_bars_of_all_folds_and_positions_cross_their_boundaries() {
    Signals walked = run(whole).signals().signals();
    TestPeriod period = TestPeriod.of(Trainings.BARS, 600, 1_500);
    byte[] directions = new byte[1_500];
    directions[1_000] = 1;
    directions[1_100] = -1;
    Signals held = new Signals(directions, new float[1_500]);
    Backtest how =
        new Backtest(new Strategy.Trading(0, true, 0, WALKING.trading().account()), Rules.KTRDR);
    FoldSignals signals = new FoldSignals(Trainings.BARS.sha256(), 600, held);
    BacktestRun run = how.run(period, signals, ProgressMonitor.unwatched());
    assertThat(run.trades()).extracting(Trade::reason).containsExactly(Trade.ExitReason.SIGNAL);
    assertThat(run.trades().get(0).entry().time()).isEqualTo(Trainings.BARS.start(1_001));
    assertThat(run.trades().get(0).exit().time()).isEqualTo(Trainings.BARS.start(1_101));
    assertThat(walked.direction(599)).isZero();
    assertThat(walked.confidence(600)).isPositive();
  }

  @Test
  void too_few_bars_are_refused_with_how_many_are_needed() {
    int fewest = FewestBars.toTrain(WALKING);
    assertThatThrownBy(() -> Walk.of(WALKING, Trainings.BARS.upTo(99), ProgressMonitor.unwatched()))
        .isInstanceOf(TooFewBars.class)
        .hasMessageStartingWith("A walk forward in 2 folds needs at least");
    // 15 % must hold ten bars of embargo, ten whose labels are not known, and ten rows
    assertThat(0.15 * (0.4 * fewest - 14)).isBetween(29.0, 31.0);
    BarSeries bars = Bars.bundled().load("SYNTHETIC-" + 2 * fewest, Timeframe.D1);
    assertThat(Walk.of(WALKING, bars, ProgressMonitor.unwatched()).folds()).hasSize(2);
  }

  static BarSeries changedFrom(int first) {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < Trainings.BARS.size(); i++) {
      Bar bar = Trainings.BARS.bar(i);
      double by = i < first ? 1 : i % 3 == 0 ? 1.02 : 0.99;
      bars.add(
          new Bar(
              bar.end(),
              by * bar.open(),
              by * bar.high(),
              by * bar.low(),
              by * bar.close(),
              bar.volume()));
    }
    return BarSeries.of(Trainings.BARS.symbol(), Trainings.BARS.timeframe(), bars);
  }

  private static String told(TrainingRun run) {
    return ResumedElsewhere.told(run)
        + run(run).signals().sha256()
        + run(run).folds().stream().map(FoldRun::networks).toList()
        + run.details().networks()
        + run.details().baselines();
  }

  private static WalkForwardRun run(TrainingRun run) {
    return run.details().walk().orElseThrow();
  }

  private static Strategy walking(int folds, int networks) {
    return Trainings.strategy(
        new Strategy.Learning(
            Trainings.NETWORK,
            Trainings.optimiser(2, "adam", Optional.empty()),
            new Labels.TripleBarrier(14, 1.5, 1.5, 10),
            Optional.of(new Strategy.WalkForward(0.4, folds, Strategy.Scheme.ANCHORED)),
            networks));
  }
}
