package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.network.Libtorch;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class TrainingCancelTest {

  @Test
  void a_cancel_while_the_natives_are_still_unpacked_is_seen_at_once() {
    Future<?> neverLoaded = new CompletableFuture<>();
    RecordingWatch watch = new RecordingWatch(2);
    assertThatThrownBy(() -> Libtorch.await(neverLoaded, watch)).isInstanceOf(WorkCancelled.class);
    assertThat(watch.checks()).isEqualTo(3);
  }

  @Test
  void a_training_leaves_at_the_first_minibatch_after_a_cancel() {
    RecordingWatch whole = new RecordingWatch();
    Trainings.train(Trainings.strategy(2), 7, whole);
    long inTheSecondEpoch = whole.checks() - 10;

    RecordingWatch watch = new RecordingWatch(inTheSecondEpoch);
    assertThatThrownBy(() -> Trainings.train(Trainings.strategy(2), 7, watch))
        .isInstanceOf(WorkCancelled.class);

    assertThat(watch.checks()).isEqualTo(inTheSecondEpoch + 1);
    assertThat(watch.epochs).extracting(EpochMetrics::epoch).containsExactly(1);
    Progress last = watch.reports.get(watch.reports.size() - 1);
    assertThat(last.label()).isEqualTo("epoch 2/2");
    assertThat(last.itemsProcessed()).isLessThan(last.itemsTotal());
    assertThat(last).isEqualTo(whole.reports.get(watch.reports.size() - 1));
  }

  @Test
  void a_training_can_be_left_at_every_check() {
    RecordingWatch whole = new RecordingWatch();
    Trainings.train(Trainings.strategy(1), 7, whole);
    List<Integer> reports = new ArrayList<>();
    for (long checks = 0; checks < whole.checks(); checks++) {
      RecordingWatch watch = new RecordingWatch(checks);
      assertThatThrownBy(() -> Trainings.train(Trainings.strategy(1), 7, watch))
          .isInstanceOf(WorkCancelled.class);
      assertThat(watch.checks()).isEqualTo(checks + 1);
      reports.add(watch.reports.size());
    }
    assertThat(reports).as("the later the cancel, the more was done").isSorted();
  }

  @Test
  void a_training_after_a_cancelled_one_is_not_changed_by_it() {
    String alone = Trainings.train(Trainings.strategy(1), 7).model().weightsSha256();
    assertThatThrownBy(() -> Trainings.train(Trainings.strategy(1), 7, new RecordingWatch(20)))
        .isInstanceOf(WorkCancelled.class);
    assertThat(Trainings.train(Trainings.strategy(1), 7).model().weightsSha256()).isEqualTo(alone);
  }

  @Test
  void signals_can_be_left_between_features_and_answers() {
    TrainedModel model = Trainings.train(Trainings.strategy(1), 7).model();
    RecordingWatch whole = new RecordingWatch();
    model.signals(Trainings.BARS, whole);
    for (long checks = 0; checks < whole.checks(); checks++) {
      ProgressMonitor watch = new RecordingWatch(checks);
      assertThatThrownBy(() -> model.signals(Trainings.BARS, watch))
          .isInstanceOf(WorkCancelled.class);
    }
  }
}
