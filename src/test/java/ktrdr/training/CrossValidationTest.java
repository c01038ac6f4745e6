package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Optional;
import ktrdr.fixture.Proof;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.walk.CrossValidation;
import ktrdr.training.walk.FoldModels;
import ktrdr.training.walk.FoldRun;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cross-validates on the first 600 of 1,500 bars, with two networks for each fold. */
class CrossValidationTest {
  private static final BarSeries WINDOW = Trainings.BARS.slice(0, 600);
  private static final Strategy TWO = two();
  private static final LeavingWatch WATCH = LeavingWatch.never();

  @TempDir private static Path shared;
  private static CrossValidation whole;

  @TempDir private Path directory;

  @BeforeAll
  static void validate() {
    whole = new PieceTrainings(shared.resolve("whole")).crossValidate(TWO, WINDOW, WATCH, 1);
  }

  @Test
  void three_folds_test_the_last_two_fifths_of_the_window() {
    assertThat(whole.folds()).hasSize(3);
    assertThat(whole.folds().get(0).fold().test().firstBar()).isEqualTo(360);
    assertThat(whole.folds().get(2).fold().test().afterBar()).isEqualTo(600);
    assertThat(whole.pooled().signals().first()).isEqualTo(360);
    assertThat(whole.pooled().folds())
        .extracting(FoldRun::fold)
        .isEqualTo(whole.folds().stream().map(FoldModels::fold).toList());
    assertThat(WATCH.epochs).as("these are not the model's").isEmpty();
    assertThat(WATCH.reports).extracting(Progress::fraction).isSorted().endsWith(1.0);
  }

  @Test
  void progress_says_that_its_folds_are_those_of_the_design_window() {
    assertThat(WATCH.reports)
        .extracting(Progress::label)
        .contains(
            "design window, fold 3/3, network 1/2: epoch 1/2",
            "design window, fold 1/3, network 2/2: epoch 2/2")
        .noneMatch(label -> label.startsWith("fold"));
  }

  @Test
  void no_walk_forward_shares_a_seed_with_it() {
    assertThat(whole.pooled().folds())
        .flatExtracting(FoldRun::networks)
        .extracting(NetworkRun::seed)
        .startsWith(Seeds.ofFit(7, -1, 1), Seeds.ofFit(7, -1, 2), Seeds.ofFit(7, -2, 1))
        .hasSize(6);
  }

  @Test
  void the_pooled_forecast_is_the_mean_of_the_networks() {
    FoldModels fold = whole.folds().get(1);
    assertThat(fold.networks()).hasSize(2);
    assertThat(fold.networks())
        .extracting(model -> model.weightsSha256())
        .isEqualTo(
            whole.pooled().folds().get(1).networks().stream()
                .map(NetworkRun::weightsSha256)
                .toList());
    Signals one = fold.networks().get(0).signals(WINDOW, ProgressMonitor.unwatched());
    Signals other = fold.networks().get(1).signals(WINDOW, ProgressMonitor.unwatched());
    Signals pooled = whole.pooled().signals().signals();
    for (int bar = fold.fold().test().firstBar(); bar < fold.fold().test().afterBar(); bar++) {
      double most = Math.max(one.confidence(bar), other.confidence(bar));
      assertThat(pooled.confidence(bar)).isBetween(1 / 3.0 - 1e-6, most + 1e-6);
    }
  }

  @Test
  void nothing_behind_a_fold_is_read_for_it() {
    int cut = whole.folds().get(2).fold().test().firstBar();
    BarSeries changed = WalkForwardTest.changedFrom(cut).slice(0, 600);
    assertThat(WINDOW.sha256()).isNotEqualTo(changed.sha256());
    CrossValidation other =
        new PieceTrainings(directory).crossValidate(TWO, changed, LeavingWatch.never(), 1);
    for (int fold = 0; fold < 3; fold++) {
      assertThat(other.pooled().folds().get(fold).networks())
          .isEqualTo(whole.pooled().folds().get(fold).networks());
    }
    for (int bar = 0; bar < cut; bar++) {
      assertThat(other.pooled().signals().signals().confidence(bar))
          .isEqualTo(whole.pooled().signals().signals().confidence(bar));
    }
  }

  @Test
  void interrupted_anywhere_and_on_any_number_of_processors_it_is_bit_equal() {
    PieceTrainings kept = new PieceTrainings(directory.resolve("fits"));
    for (int reports = 20; reports < WATCH.reports.size(); reports += Proof.size(90, 7)) {
      kept.forget();
      CountingWatch watch = new CountingWatch(reports);
      int processors = 1 + reports % 3;
      Throwable left = catchThrowable(() -> kept.crossValidate(TWO, WINDOW, watch, processors));
      assertThat(left == null || left instanceof WorkCancelled).isTrue();
      LeavingWatch second = LeavingWatch.never();
      CrossValidation resumed = kept.crossValidate(TWO, WINDOW, second, 2);
      assertThat(told(resumed)).as("%d", reports).isEqualTo(told(whole));
      assertThat(second.reports).extracting(Progress::fraction).isSorted();
    }
    assertThat(kept.warnings).isEmpty();
  }

  @Test
  void what_the_strategy_says_of_its_evaluation_plays_no_part() {
    Strategy.Learning own = TWO.learning();
    Strategy walking =
        Trainings.strategy(
            new Strategy.Learning(
                own.network(),
                own.optimiser(),
                own.labels(),
                Optional.of(new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ROLLING)),
                own.networks()));
    CrossValidation other =
        new PieceTrainings(directory).crossValidate(walking, WINDOW, LeavingWatch.never(), 2);
    assertThat(told(other)).isEqualTo(told(whole));
  }

  @Test
  void too_few_bars_are_refused() {
    assertThatThrownBy(
            () ->
                new PieceTrainings(directory)
                    .crossValidate(TWO, Trainings.BARS.slice(0, 50), LeavingWatch.never(), 1))
        .isInstanceOf(TooFewBars.class)
        .hasMessageStartingWith("A design window needs at least");
  }

  private static String told(CrossValidation run) {
    return run.pooled().signals().sha256()
        + run.pooled().folds().stream().map(FoldRun::networks).toList()
        + run.pooled().folds().stream().map(FoldRun::score).toList()
        + run.folds().stream().map(FoldModels::fold).toList();
  }

  private static Strategy two() {
    return Trainings.strategy(
        new Strategy.Learning(
            Trainings.NETWORK,
            Trainings.optimiser(2, "adam", Optional.empty()),
            new Labels.TripleBarrier(14, 1.5, 1.5, 10),
            Optional.empty(),
            2));
  }
}
