package ktrdr.agent.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import ktrdr.training.TrainingTask;
import ktrdr.training.Trainings;
import ktrdr.training.trainer.Trainer;
import ktrdr.training.walk.WalkForwardRun;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

/** Of a million rows, the figures of all folds take more than a second. */
class WalkForwardFiguresTest {
  private static final WalkForwardRun WALK =
      new Trainer(InstantSource.fixed(Instant.EPOCH))
          .outOfSample(
              new TrainingTask(Trainings.strategy(1), Trainings.BARS, 7),
              ProgressMonitor.unwatched());

  @Test
  void a_cancel_is_seen_before_each_figure_of_each_fold() {
    // the forecasts, the skill of the fold, both skills of all folds, and the hash of the signals
    for (int checks = 0; checks < 5; checks++) {
      CancelledAfter monitor = new CancelledAfter(checks);
      assertThatThrownBy(() -> WalkForwardFigures.of(WALK, monitor))
          .as("%d", checks)
          .isInstanceOf(WorkCancelled.class);
    }
    assertThat(WalkForwardFigures.of(WALK, new CancelledAfter(5)).folds()).hasSize(1);
  }

  private static final class CancelledAfter implements ProgressMonitor {
    private int left;

    CancelledAfter(int checks) {
      left = checks;
    }

    @Override
    public void report(Progress progress) {}

    @Override
    public boolean cancelled() {
      return --left < 0;
    }
  }
}
