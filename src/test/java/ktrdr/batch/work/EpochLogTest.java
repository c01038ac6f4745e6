package ktrdr.batch.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.batch.WorkMonitor;
import ktrdr.training.EpochMetrics;
import ktrdr.training.Score;
import ktrdr.work.CheckpointFile;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Test;

class EpochLogTest {
  private final Map<Integer, Map<String, Object>> kept = new LinkedHashMap<>();
  private final List<String> said = new ArrayList<>();
  private final EpochLog log = log(9);

  private EpochLog log(int planned) {
    Monitor monitor = new Monitor();
    return new EpochLog(monitor, monitor, planned, kept::put);
  }

  private final class Monitor implements WorkMonitor {
    @Override
    public void report(Progress progress) {}

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public CheckpointFile checkpoint(int every) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CheckpointFolder checkpoints() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void keep(Runnable write) {
      write.run();
    }

    @Override
    public void say(String what) {
      said.add(what);
    }

    @Override
    public void repeats(String sentence) {}
  }

  @Test
  void each_of_a_few_epochs_has_a_line_in_the_job_s_log_and_each_tenth_of_many() {
    log.epoch(epoch(1, 0.9));
    log.epoch(epoch(2, 0.5));
    assertThat(said)
        .containsExactly(
            "epoch 1/9, validation loss 0.9000, accuracy 0.500",
            "epoch 2/9, validation loss 0.5000, accuracy 0.500");
    said.clear();
    EpochLog many = log(45);
    for (int number = 1; number <= 45; number++) {
      many.epoch(epoch(number, 0.5));
    }
    assertThat(said).hasSize(6).last().asString().startsWith("epoch 45/45");
  }

  @Test
  void an_epoch_after_a_checkpoint_is_seen_with_all_before_it() {
    log.resumed(List.of(epoch(1, 0.9), epoch(2, 0.5), epoch(3, 0.6)));
    assertThat(kept).isEmpty();
    log.epoch(epoch(4, 0.7));
    assertThat(kept).containsOnlyKeys(4);
    assertThat(kept.get(4))
        .containsEntry("epoch", 4)
        .containsEntry("best_epoch", 2)
        .containsEntry("best_val_loss", 0.5)
        .containsEntry("epochs_since_improvement", 2)
        .containsEntry("total_epochs_completed", 4);
  }

  private static EpochMetrics epoch(int number, double loss) {
    Score score = new Score(loss, 0.5);
    return new EpochMetrics(number, score, score, 0.01, 1, Instant.EPOCH);
  }
}
