package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ktrdr.fixture.OldHome;
import ktrdr.market.sources.BundledBars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.Defaults;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.trainer.Trainer;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Checkpoints;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

/** A training that was paused in the release before this one. */
class OldCheckpointTest {
  private static final int EPOCHS_DONE = 30;
  private static final OldHome HOME = OldHome.copy();

  private final List<String> warnings = new ArrayList<>();

  @Test
  void it_goes_on_with_the_epochs_of_one_that_was_never_paused() throws IOException {
    LeavingWatch resumed = LeavingWatch.onceTold(2);
    try (CheckpointFile kept =
        new CheckpointFile(
            HOME.artifacts().checkpoint(OldHome.PAUSED), 1_000, warnings::add, () -> false)) {
      train(resumed, kept);
    }
    assertThat(warnings).isEmpty();
    assertThat(resumed.earlier).hasSize(EPOCHS_DONE);
    assertThat(resumed.epochs).extracting(EpochMetrics::epoch).containsExactly(31, 32);
    // On another kind of processor, the epochs before the checkpoint would have other bits, too.
    assumeThat(Trainer.platform("").cpu()).isEqualTo(OldHome.CPU);
    LeavingWatch whole = LeavingWatch.onceTold(EPOCHS_DONE + 2);
    train(whole, Checkpoints.none());
    assertThat(resumed.epochs).isEqualTo(whole.epochs.subList(EPOCHS_DONE, EPOCHS_DONE + 2));
  }

  private static void train(LeavingWatch watch, Checkpoints checkpoints) throws IOException {
    BundledBars bars = new BundledBars();
    Strategy strategy =
        new StrategyReader(bars).with(Defaults.FIRST).read(OldHome.pausedStrategy());
    TrainingTask task =
        new TrainingTask(strategy, strategy.data().bars(bars, ProgressMonitor.unwatched()), 14);
    assertThatThrownBy(() -> Trainings.trainer().train(task, watch, checkpoints))
        .isInstanceOf(WorkCancelled.class);
  }
}
