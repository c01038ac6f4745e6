package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutOfSampleTest {
  @TempDir private Path directory;

  @Test
  void the_folds_alone_give_the_signals_of_a_whole_walk_forward() {
    Strategy strategy =
        strategy(Optional.of(new Strategy.WalkForward(0.4, 2, Strategy.Scheme.ANCHORED)));
    TrainingRun whole = new PieceTrainings(directory).train(strategy, LeavingWatch.never());
    WalkForwardRun alone = alone(strategy);
    WalkForwardRun walked = whole.details().walk().orElseThrow();
    assertThat(alone.signals().sha256()).isEqualTo(walked.signals().sha256());
    assertThat(alone.horizon()).isEqualTo(walked.horizon());
    assertThat(alone.folds().get(1).networks()).isEqualTo(walked.folds().get(1).networks());
  }

  @Test
  void a_holdout_is_one_fold_with_the_signals_of_its_model() {
    Strategy strategy = strategy(Optional.empty());
    TrainingRun whole = Trainings.train(strategy, 7);
    WalkForwardRun alone = alone(strategy);
    Signals said = whole.model().signals(Trainings.BARS, ProgressMonitor.unwatched());
    Signals again = alone.signals().signals();
    SplitRange test = whole.split().test();
    assertThat(alone.folds()).hasSize(1);
    assertThat(alone.folds().get(0).fold().test()).isEqualTo(test);
    for (int bar = test.firstBar(); bar < test.afterBar(); bar++) {
      assertThat(again.direction(bar)).isEqualTo(said.direction(bar));
      assertThat(again.confidence(bar)).isEqualTo(said.confidence(bar));
    }
  }

  private static WalkForwardRun alone(Strategy strategy) {
    return Trainings.trainer()
        .outOfSample(new TrainingTask(strategy, Trainings.BARS, 7), ProgressMonitor.unwatched());
  }

  private static Strategy strategy(Optional<Strategy.Evaluation> evaluation) {
    return Trainings.strategy(
        new Strategy.Learning(
            Trainings.NETWORK,
            Trainings.optimiser(2, "adam", Optional.empty()),
            new Labels.TripleBarrier(14, 1.5, 1.5, 10),
            evaluation,
            1));
  }
}
