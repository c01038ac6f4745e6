package ktrdr.training.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.FitTask;
import ktrdr.training.Fold;
import ktrdr.training.Folds;
import ktrdr.training.LeavingWatch;
import ktrdr.training.TrainingTask;
import ktrdr.training.TrainingWatch;
import ktrdr.training.Trainings;
import ktrdr.training.labels.LabelSeries;
import ktrdr.training.network.Examples;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fits of a walk forward in two folds, with two networks each. */
class NetworkFitTest {
  private static final Strategy STRATEGY =
      Trainings.strategy(
          new Strategy.Learning(
              Trainings.NETWORK,
              Trainings.optimiser(3, "adam", Optional.empty()),
              new Labels.TripleBarrier(14, 1.5, 1.5, 10),
              Optional.empty(),
              2));
  private static final TrainingTask WHOLE = new TrainingTask(STRATEGY, Trainings.BARS, 7);
  private static final ProgressMonitor UNWATCHED = ProgressMonitor.unwatched();

  private static FeatureMatrix matrix;
  private static LabelSeries labels;
  private static List<Fold> folds;

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();

  @BeforeAll
  static void prepare() {
    matrix = Features.compute(STRATEGY, Trainings.BARS, UNWATCHED);
    labels = LabelSeries.of(STRATEGY, Trainings.BARS, UNWATCHED);
    Strategy.WalkForward walk = new Strategy.WalkForward(0.4, 2, Strategy.Scheme.ANCHORED);
    folds = Folds.of(Trainings.BARS, matrix.firstBar(), labels::horizon, walk);
  }

  @Test
  void each_fit_has_weights_of_its_own_whatever_else_is_running() {
    List<FitTask> tasks = List.of(task(1, 1), task(1, 2), task(2, 1), task(2, 2));
    List<float[]> alone = tasks.stream().map(NetworkFitTest::weights).toList();
    List<CompletableFuture<float[]>> together =
        tasks.stream().map(t -> CompletableFuture.supplyAsync(() -> weights(t))).toList();
    for (int i = 0; i < tasks.size(); i++) {
      assertThat(together.get(i).join()).isEqualTo(alone.get(i));
    }
    assertThat(alone.stream().map(Arrays::hashCode).distinct()).hasSize(4);
  }

  @Test
  void a_fit_that_was_left_goes_on_from_its_own_states_and_ends_with_the_same_bits() {
    FitTask left = task(2, 2);
    assertThatThrownBy(() -> fit(left, LeavingWatch.in(2), file("left")))
        .isInstanceOf(WorkCancelled.class);
    assertThat(fit(left, LeavingWatch.never(), file("left")).weights()).isEqualTo(weights(left));
    assertThat(warnings).isEmpty();
  }

  @Test
  void states_of_another_network_or_fold_are_not_taken() {
    fit(task(2, 2), LeavingWatch.never(), file("other"));
    for (FitTask task : List.of(task(2, 1), task(1, 2), FitTask.only(WHOLE))) {
      assertThat(Resumption.of(task, file("other"), UNWATCHED).epochsDone()).isZero();
    }
    assertThat(warnings).hasSize(3).allMatch(said -> said.contains("is of another task"));
    assertThat(Resumption.of(task(2, 2), file("other"), UNWATCHED).epochsDone()).isEqualTo(3);
  }

  @Test
  void the_states_of_trainings_of_before_are_still_theirs() {
    String line = Resumption.of(FitTask.only(WHOLE), Checkpoints.none(), UNWATCHED).task();
    assertThat(line)
        .startsWith("training format=1 strategy=")
        .contains(" bars=" + Trainings.BARS.sha256() + " seed=7 libtorch=")
        .doesNotContain("fold", "network", "fit=");
    assertThat(Resumption.of(task(2, 1), Checkpoints.none(), UNWATCHED).task())
        .isEqualTo(line + " fold=2 network=1 fit=14-894 stop=904-1050");
  }

  @Test
  void a_finished_fit_is_read_as_it_was_written() throws IOException {
    FittedNetwork fitted = fit(task(1, 1), LeavingWatch.never(), Checkpoints.none());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    fitted.to(file);
    FittedNetwork again = FittedNetwork.of(file.toByteArray());
    assertThat(again.weights()).isEqualTo(fitted.weights());
    assertThat(again.history()).isEqualTo(fitted.history());
    byte[] torn = Arrays.copyOf(file.toByteArray(), file.size() - 1);
    assertThatThrownBy(() -> FittedNetwork.of(torn)).isInstanceOf(IOException.class);
  }

  @Test
  void every_fold_teaches_on_rows_that_were_known_before_its_test() {
    for (Fold fold : folds) {
      int[] known =
          IntStream.range(matrix.firstBar(), Trainings.BARS.size())
              .filter(bar -> fold.fit().knows(bar, labels.decidedAt(bar)))
              .toArray();
      assertThat(rows(fold, true).rows()).isEqualTo(known.length);
      assertThat(rows(fold, false).rows()).isBetween(10, fold.stop().bars());
    }
  }

  private static FitTask task(int fold, int network) {
    return new FitTask(WHOLE, fold, network, Optional.of(folds.get(fold - 1)));
  }

  private static float[] weights(FitTask task) {
    return fit(task, LeavingWatch.never(), Checkpoints.none()).weights();
  }

  private static FittedNetwork fit(FitTask task, TrainingWatch watch, Checkpoints states) {
    Fold fold = task.parts().orElseThrow();
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    NetworkFit fit = new NetworkFit(task, rows(fold, true), rows(fold, false), clock);
    return fit.run(watch, watch, Resumption.of(task, states, watch));
  }

  private static Examples rows(Fold fold, boolean taught) {
    return Examples.of(matrix, labels, taught ? fold.fit() : fold.stop(), UNWATCHED);
  }

  private CheckpointFile file(String name) {
    return new CheckpointFile(directory.resolve(name), 1, warnings::add, () -> true);
  }
}
