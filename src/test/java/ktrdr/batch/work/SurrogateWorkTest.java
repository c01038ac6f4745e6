package ktrdr.batch.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.agent.surrogates.Surrogates;
import ktrdr.batch.WorkMonitor;
import ktrdr.training.TrainingTask;
import ktrdr.training.Trainings;
import ktrdr.training.trainer.Trainer;
import ktrdr.work.CheckpointFile;
import ktrdr.work.CheckpointFolder;
import ktrdr.work.Crew;
import ktrdr.work.IdleProcessors;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A series of 1,500 bars with three features needs 1,500 · 204 bytes beside the real bars. */
class SurrogateWorkTest {
  private static final long AMPLE = 1_000_000_000;

  @TempDir private Path directory;

  @Test
  void without_a_wish_there_are_nineteen_and_only_if_they_decide_something() {
    Surrogates test = (Surrogates) test(OptionalInt.empty(), AMPLE).orElseThrow();
    assertThat(test.count()).isEqualTo(19);
    assertThat(test.forced()).isFalse();
    assertThat(test.task().seed()).isEqualTo(7);
  }

  @Test
  void a_number_forces_them_and_0_means_never() {
    Surrogates test = (Surrogates) test(OptionalInt.of(4), AMPLE).orElseThrow();
    assertThat(test.count()).isEqualTo(4);
    assertThat(test.forced()).isTrue();
    assertThat(test(OptionalInt.of(0), AMPLE)).isEmpty();
  }

  @Test
  void a_heap_for_one_series_uses_no_other_processors() {
    Monitor monitor = new Monitor();
    long one = 1_500 * (48 + 204);
    Surrogates alone = (Surrogates) test(OptionalInt.of(999), one, monitor).orElseThrow();
    Surrogates helped = (Surrogates) test(OptionalInt.of(999), AMPLE, monitor).orElseThrow();
    assertThat(helped.pieces().crew()).isSameAs(monitor.crew);
    assertThat(alone.pieces().crew() == monitor.crew)
        .isEqualTo(Runtime.getRuntime().availableProcessors() == 1);
  }

  @Test
  void a_series_that_does_not_fit_into_the_heap_is_not_tested_and_fails_nothing() {
    SurrogateTest test = test(OptionalInt.of(4), 300_000).orElseThrow();
    assertThat(test.forced()).isTrue();
    assertThat(test.run(ProgressMonitor.unwatched()).notRun())
        .hasValue("a series needs some 0 MB of memory; one piece of work may have 0 MB here");
  }

  private Optional<SurrogateTest> test(OptionalInt asked, long heap) {
    return test(asked, heap, new Monitor());
  }

  private static Optional<SurrogateTest> test(OptionalInt asked, long heap, Monitor monitor) {
    TrainingTask task = new TrainingTask(Trainings.strategy(1), Trainings.BARS, 7);
    Trainer trainer = new Trainer(InstantSource.fixed(Instant.EPOCH));
    return SurrogateWork.of(task, asked, 0.2, trainer, monitor, heap);
  }

  private final class Monitor implements WorkMonitor {
    private final Crew crew = new Crew(IdleProcessors.none());

    @Override
    public Crew crew() {
      return crew;
    }

    @Override
    public CheckpointFolder checkpoints() {
      return new CheckpointFolder(directory, warning -> {}, () -> true);
    }

    @Override
    public CheckpointFile checkpoint(int every) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void keep(Runnable write) {}

    @Override
    public void say(String what) {}

    @Override
    public void repeats(String sentence) {}

    @Override
    public void report(Progress progress) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
