package ktrdr.training.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.HeapNeed;
import ktrdr.training.TrainingTask;
import ktrdr.training.Trainings;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.IdleProcessors;
import ktrdr.work.KeptPieces;
import org.junit.jupiter.api.Test;

/** Three fits at once on 1,500 bars. */
class FitsTest {
  private static final Strategy STRATEGY = Trainings.strategy(1);
  private static final long NEED = HeapNeed.ofFits(STRATEGY, 1_500, 3);

  private final Crew crew = new Crew(IdleProcessors.none());
  private final CheckpointFolder kept = CheckpointFolder.none();

  @Test
  void helpers_fit_if_the_heap_has_room_for_the_rows_of_all() {
    assertThat(pieces(NEED).crew()).isSameAs(crew);
    assertThat(pieces(NEED).checkpoints()).isSameAs(kept);
  }

  @Test
  void without_room_one_fit_follows_the_other() {
    assertThat(pieces(NEED - 1).crew()).isNotSameAs(crew);
    assertThat(pieces(NEED - 1).checkpoints()).isSameAs(kept);
  }

  private KeptPieces pieces(long heap) {
    FitStore store = new FitStore(new KeptPieces(crew, kept), 1);
    TrainingTask task = new TrainingTask(STRATEGY, Trainings.BARS, 7);
    return new Fits(task, null, false, store, InstantSource.fixed(Instant.EPOCH)).pieces(3, heap);
  }
}
