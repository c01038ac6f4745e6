package ktrdr.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.training.EpochMetrics;
import ktrdr.training.Score;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class EpochLogTest {
  private final Map<Integer, Map<String, Object>> kept = new LinkedHashMap<>();
  private final EpochLog log = new EpochLog(ProgressMonitor.unwatched(), 9, kept::put);

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
