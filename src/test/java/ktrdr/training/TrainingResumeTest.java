package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ktrdr.strategy.Strategy;
import ktrdr.training.fits.Resumption;
import ktrdr.training.fits.TrainingState;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.CheckpointFile;
import ktrdr.work.Checkpoints;
import ktrdr.work.Progress;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingResumeTest {
  private static final int NEVER_BETWEEN = 1_000;

  @TempDir private Path directory;
  private final List<String> warnings = new ArrayList<>();
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("op/checkpoint.bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd"})
  void a_training_that_was_left_in_an_epoch_and_resumed_is_bit_equal(String optimizer) {
    Strategy strategy = Trainings.stopping(optimizer);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    leave(strategy, LeavingWatch.in(6));
    TrainingRun resumed = resume(strategy, LeavingWatch.never());
    assertThat(resumed.resumedAfter()).isEqualTo(5);
    assertThat(ResumedElsewhere.told(resumed)).isEqualTo(whole);
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adam", "adamw", "sgd"})
  void it_is_so_in_another_process_too(String optimizer) throws IOException, InterruptedException {
    Strategy strategy = Trainings.stopping(optimizer);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    leave(strategy, LeavingWatch.in(9));
    assertThat(ResumedElsewhere.told(file, optimizer)).isEqualTo("resumed after 8\n" + whole);
  }

  @Test
  void it_is_so_however_often_it_was_left() {
    Strategy strategy = Trainings.stopping("adam");
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    leave(strategy, LeavingWatch.in(3));
    leave(strategy, LeavingWatch.in(4));
    leave(strategy, LeavingWatch.in(4));
    leave(strategy, LeavingWatch.in(10));
    TrainingRun resumed = resume(strategy, LeavingWatch.never());
    assertThat(resumed.resumedAfter()).isEqualTo(9);
    assertThat(ResumedElsewhere.told(resumed)).isEqualTo(whole);
  }

  @Test
  void it_is_so_wherever_it_was_left() {
    Strategy strategy = Trainings.strategy(3);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    for (int batches = 0; batches <= 3 * LeavingWatch.BATCHES_AN_EPOCH; batches += 11) {
      leave(strategy, LeavingWatch.afterBatches(batches));
      TrainingRun resumed = resume(strategy, LeavingWatch.never());
      assertThat(resumed.resumedAfter())
          .as("an epoch is done when it was judged, which is after its last minibatch")
          .isEqualTo(Math.max(0, batches - 1) / LeavingWatch.BATCHES_AN_EPOCH);
      assertThat(ResumedElsewhere.told(resumed)).as("%d", batches).isEqualTo(whole);
    }
  }

  @Test
  void a_training_that_was_left_after_its_last_epoch_is_only_scored() {
    Strategy strategy = Trainings.strategy(3);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    leave(strategy, LeavingWatch.onceTold(3));
    LeavingWatch watch = LeavingWatch.never();
    TrainingRun resumed = resume(strategy, watch);
    assertThat(watch.epochs).isEmpty();
    assertThat(ResumedElsewhere.told(resumed)).isEqualTo(whole);
  }

  @Test
  void patience_that_was_out_is_still_out() {
    Strategy strategy = Trainings.stopping("adam");
    TrainingRun whole = Trainings.train(strategy, 7);
    leave(strategy, LeavingWatch.onceTold(whole.history().last().epoch()));
    LeavingWatch watch = LeavingWatch.never();
    TrainingRun resumed = resume(strategy, watch);
    assertThat(watch.epochs).isEmpty();
    assertThat(ResumedElsewhere.told(resumed)).isEqualTo(ResumedElsewhere.told(whole));
  }

  @Test
  void a_training_that_fails_keeps_the_epochs_before() {
    Strategy strategy = Trainings.strategy(6);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    List<Integer> told = new ArrayList<>();
    TrainingWatch failing =
        new TrainingWatch() {
          @Override
          public void epoch(EpochMetrics metrics) {
            told.add(metrics.epoch());
            if (metrics.epoch() == 5) {
              throw new IllegalStateException("the store is gone");
            }
          }

          @Override
          public void report(Progress progress) {}

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    assertThatThrownBy(() -> resume(strategy, failing)).hasMessage("the store is gone");
    assertThat(told).containsExactly(1, 2, 3, 4, 5);
    LeavingWatch watch = LeavingWatch.never();
    TrainingRun resumed = resume(strategy, watch);
    assertThat(watch.epochs).extracting(EpochMetrics::epoch).containsExactly(5, 6);
    assertThat(ResumedElsewhere.told(resumed)).isEqualTo(whole);
  }

  @Test
  void epochs_are_told_once_and_the_earlier_ones_come_as_a_whole() {
    Strategy strategy = Trainings.strategy(6);
    LeavingWatch first = LeavingWatch.in(4);
    leave(strategy, first);
    LeavingWatch second = LeavingWatch.never();
    TrainingRun resumed = resume(strategy, second);
    assertThat(first.epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
    assertThat(first.earlier).isEmpty();
    assertThat(second.earlier).isEqualTo(first.epochs);
    assertThat(second.epochs).extracting(EpochMetrics::epoch).containsExactly(4, 5, 6);
    assertThat(resumed.history().epochs()).hasSize(6).startsWith(first.epochs.get(0));
  }

  @Test
  void progress_begins_at_the_epoch_of_the_checkpoint() {
    Strategy strategy = Trainings.strategy(6);
    LeavingWatch first = LeavingWatch.in(4);
    leave(strategy, first);
    LeavingWatch second = LeavingWatch.never();
    resume(strategy, second);
    double fraction = 0.05 + 0.94 * 3 / 6;
    assertThat(second.reports).extracting(Progress::fraction).isSorted();
    assertThat(second.reports.get(0).fraction()).isEqualTo(fraction);
    Progress epochs =
        second.reports.stream().filter(p -> p.label().startsWith("epoch")).findFirst().get();
    assertThat(epochs.label()).isEqualTo("epoch 3/6");
    assertThat(epochs.itemsProcessed()).isEqualTo(3L * LeavingWatch.BATCHES_AN_EPOCH);
    assertThat(epochs.context()).containsEntry("val_loss", first.epochs.get(2).validation().loss());
  }

  @Test
  void a_training_that_was_left_before_its_first_epoch_was_done_starts_anew() {
    Strategy strategy = Trainings.strategy(2);
    leave(strategy, LeavingWatch.in(1));
    assertThat(file).doesNotExist();
    assertThat(resume(strategy, LeavingWatch.never()).resumedAfter()).isZero();
    assertThat(warnings).isEmpty();
  }

  @Test
  void what_is_left_by_force_goes_on_from_the_last_epoch_that_was_written() {
    Strategy strategy = Trainings.strategy(8);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    LeavingWatch watch = LeavingWatch.in(8);
    BooleanSupplier notCutOff = () -> !watch.cancelled();
    try (CheckpointFile checkpoint = new CheckpointFile(file, 5, warnings::add, notCutOff)) {
      assertThatThrownBy(() -> Trainings.train(strategy, 7, watch, checkpoint))
          .isInstanceOf(WorkCancelled.class);
    }
    TrainingRun resumed = resume(strategy, LeavingWatch.never());
    assertThat(resumed.resumedAfter()).isEqualTo(5);
    assertThat(ResumedElsewhere.told(resumed)).isEqualTo(whole);
  }

  @Test
  void a_checkpoint_of_another_seed_or_strategy_is_not_gone_on_from() {
    leave(Trainings.strategy(6), LeavingWatch.in(4));
    LeavingWatch watch = LeavingWatch.never();
    Checkpoints checkpoint = new CheckpointFile(file, NEVER_BETWEEN, warnings::add, () -> false);
    assertThat(Trainings.train(Trainings.strategy(6), 8, watch, checkpoint).resumedAfter())
        .isZero();
    assertThat(Trainings.train(Trainings.strategy(7), 7, watch, checkpoint).resumedAfter())
        .isZero();
    assertThat(warnings)
        .hasSize(2)
        .containsOnly("The checkpoint checkpoint.bin is of another task; the work starts anew.");
    assertThat(resume(Trainings.strategy(6), LeavingWatch.never()).resumedAfter()).isEqualTo(3);
  }

  @Test
  void a_damaged_checkpoint_is_not_gone_on_from() throws IOException {
    Strategy strategy = Trainings.strategy(6);
    leave(strategy, LeavingWatch.in(4));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    String whole = ResumedElsewhere.told(Trainings.train(strategy, 7));
    TrainingRun again = resume(strategy, LeavingWatch.never());
    assertThat(again.resumedAfter()).isZero();
    assertThat(ResumedElsewhere.told(again)).isEqualTo(whole);
    assertThat(warnings)
        .containsExactly("The checkpoint checkpoint.bin is damaged; the work starts anew.");
  }

  @Test
  void a_training_goes_on_though_no_checkpoint_can_be_written() throws IOException {
    Files.writeString(directory.resolve("op"), "a file where a directory should be");
    Strategy strategy = Trainings.strategy(3);
    try (CheckpointFile checkpoint = new CheckpointFile(file, 1, warnings::add, () -> true)) {
      TrainingRun result = Trainings.train(strategy, 7, LeavingWatch.never(), checkpoint);
      assertThat(ResumedElsewhere.told(result))
          .isEqualTo(ResumedElsewhere.told(Trainings.train(strategy, 7)));
    }
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).contains("can't be read");
    assertThat(warnings.get(1)).startsWith("No checkpoint can be written");
  }

  @Test
  void whoever_keeps_nothing_is_not_asked_for_a_state() {
    Resumption none = Resumption.none();
    none.keep(() -> Optional.<TrainingState>empty().orElseThrow());
    assertThat(none.epochsDone()).isZero();
  }

  private CheckpointFile checkpoint() {
    return new CheckpointFile(file, NEVER_BETWEEN, warnings::add, () -> true);
  }

  private void leave(Strategy strategy, TrainingWatch watch) {
    assertThatThrownBy(() -> resume(strategy, watch)).isInstanceOf(WorkCancelled.class);
  }

  private TrainingRun resume(Strategy strategy, TrainingWatch watch) {
    try (CheckpointFile checkpoint = checkpoint()) {
      TrainingRun result = Trainings.train(strategy, 7, watch, checkpoint);
      checkpoint.delete();
      return result;
    }
  }
}
