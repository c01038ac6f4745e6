package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Proof;
import ktrdr.strategy.Strategy;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.Progress;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holdouts with three networks, and with baselines. */
class ManyFitsTest {
  private static final Strategy THREE = networks(3);

  @TempDir private Path directory;
  private PieceTrainings kept;

  @BeforeEach
  void open() {
    kept = new PieceTrainings(directory.resolve("fits"));
  }

  @Test
  void the_first_of_three_networks_is_the_only_one_of_before() {
    LeavingWatch watch = LeavingWatch.never();
    TrainingRun three = kept.train(THREE, watch);
    TrainingRun one = Trainings.train(Trainings.strategy(2), 7);
    assertThat(three.model().networks()).hasSize(3).startsWith(one.model().networks().get(0));
    assertThat(three.history()).isEqualTo(one.history());
    assertThat(watch.epochs).isEqualTo(one.history().epochs());
    assertThat(three.split()).isEqualTo(one.split());
    assertThat(three.details().networks())
        .extracting(NetworkRun::seed)
        .containsExactly(7L, Seeds.ofFit(7, 0, 2), Seeds.ofFit(7, 0, 3));
    assertThat(three.details().networks())
        .extracting(NetworkRun::weightsSha256)
        .startsWith(one.model().weightsSha256())
        .doesNotHaveDuplicates();
  }

  @Test
  void the_scores_are_those_of_the_average() {
    TrainingRun three = kept.train(THREE, LeavingWatch.never());
    TrainingRun one = Trainings.train(Trainings.strategy(2), 7);
    assertThat(three.test()).isNotEqualTo(one.test());
    // the loss is convex, so the average is never worse than its networks are in the mean
    double mean =
        three.details().networks().stream()
            .mapToDouble(n -> n.history().best().validation().loss())
            .average()
            .orElseThrow();
    assertThat(three.details().validation().loss()).isLessThanOrEqualTo(mean);
  }

  @Test
  void baselines_change_nothing_and_are_scored_on_the_test_rows() {
    TrainingRun plain = Trainings.train(Trainings.strategy(2), 7);
    assertThat(plain.details().baselines()).isEmpty();
    TrainingTask task = new TrainingTask(Trainings.strategy(2), Trainings.BARS, 7);
    TrainingRun with = Trainings.withBaselines().train(task, LeavingWatch.never());
    assertThat(ResumedElsewhere.told(with)).isEqualTo(ResumedElsewhere.told(plain));
    List<Baseline> baselines = with.details().baselines();
    assertThat(baselines).extracting(Baseline::name).containsExactly("logistic", "majority");
    assertThat(baselines).allSatisfy(b -> assertThat(b.score().finite()).isTrue());
    assertThat(kept.train(THREE, LeavingWatch.never()).details().baselines()).isEqualTo(baselines);
  }

  @Test
  void interrupted_anywhere_and_on_any_number_of_processors_it_is_bit_equal() {
    TrainingRun whole = kept.train(THREE, LeavingWatch.never());
    for (int reports = 1; reports < 240; reports += Proof.size(79, 7)) {
      kept.forget();
      CountingWatch watch = new CountingWatch(reports);
      int processors = 1 + reports % 3;
      // with several processors there are fewer reports; then it may end before
      Throwable left =
          catchThrowable(() -> kept.train(Trainings.withBaselines(), THREE, watch, processors));
      assertThat(left).satisfiesAnyOf(e -> assertThat(e).isNull(), ManyFitsTest::assertCancelled);
      LeavingWatch second = LeavingWatch.never();
      TrainingRun resumed = kept.train(Trainings.withBaselines(), THREE, second, 3 - reports % 2);
      assertThat(ResumedElsewhere.told(resumed))
          .as("%d", reports)
          .isEqualTo(ResumedElsewhere.told(whole));
      assertThat(resumed.details()).isEqualTo(whole.details());
      assertThat(second.reports).extracting(Progress::fraction).isSorted();
    }
    assertThat(kept.warnings).isEmpty();
  }

  @Test
  void progress_counts_the_epochs_of_all_networks() {
    LeavingWatch watch = LeavingWatch.never();
    kept.train(Trainings.trainer(), THREE, watch, 1);
    assertThat(watch.reports).extracting(Progress::fraction).isSorted();
    Progress half =
        watch.reports.stream()
            .filter(p -> p.label().equals("network 2/3: epoch 1/2"))
            .reduce((first, last) -> last)
            .orElseThrow();
    assertThat(half.fraction()).isEqualTo(0.05 + 0.94 * 1.5 / 3);
  }

  @Test
  void several_networks_do_not_fit_into_one_checkpoint() {
    assertThatThrownBy(() -> Trainings.train(THREE, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertCancelled(Throwable left) {
    assertThat(left).isInstanceOf(WorkCancelled.class);
  }

  private static Strategy networks(int count) {
    Strategy.Learning one = Trainings.strategy(2).learning();
    return Trainings.strategy(
        new Strategy.Learning(
            one.network(), one.optimiser(), one.labels(), Optional.empty(), count));
  }
}
