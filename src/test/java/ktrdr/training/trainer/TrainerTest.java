package ktrdr.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Volatility;
import ktrdr.training.EpochMetrics;
import ktrdr.training.RecordingWatch;
import ktrdr.training.TrainingTask;
import ktrdr.training.Trainings;
import ktrdr.training.fits.History;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Test;

class TrainerTest {

  @Test
  void three_epochs_are_three_epochs() {
    RecordingWatch watch = new RecordingWatch();
    TrainingRun result = Trainings.train(Trainings.strategy(3), 7, watch);
    assertThat(watch.epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
    assertThat(result.history().epochs()).isEqualTo(watch.epochs);
  }

  @Test
  void early_stopping_ends_a_training_and_keeps_the_planned_number() {
    Optional<Strategy.EarlyStopping> stopping = Optional.of(new Strategy.EarlyStopping(3, 0));
    Strategy.Optimiser settings = Trainings.optimiser(500, "adam", stopping);
    History history =
        Trainings.train(Trainings.strategy(Trainings.learning(Trainings.NETWORK, settings)), 7)
            .history();
    assertThat(history.epochs().size()).isEqualTo(history.best().epoch() + 3).isLessThan(500);
    assertThat(history.planned()).isEqualTo(500);
  }

  @Test
  void progress_never_goes_back_begins_before_the_first_epoch_and_ends_at_one() {
    RecordingWatch watch = new RecordingWatch();
    Trainings.train(Trainings.strategy(3), 7, watch);
    List<Double> fractions = watch.reports.stream().map(Progress::fraction).toList();
    assertThat(fractions).isSorted().endsWith(1.0);
    assertThat(watch.reports.get(0).label()).isEqualTo("features");
    assertThat(watch.reports).extracting(Progress::label).contains("labels", "epoch 1/3");
  }

  @Test
  void progress_counts_every_minibatch_of_every_epoch_and_tells_the_last_loss() {
    RecordingWatch watch = new RecordingWatch();
    TrainingRun result = Trainings.train(Trainings.strategy(3), 7, watch);
    int batches = (result.rows().train() + 31) / 32;
    List<Progress> epochs =
        watch.reports.stream().filter(p -> p.label().startsWith("epoch")).toList();
    assertThat(epochs).hasSize(3 * batches + 3).allMatch(p -> p.itemsTotal() == 3L * batches);
    Progress last = epochs.get(epochs.size() - 1);
    assertThat(last.label()).isEqualTo("epoch 3/3");
    assertThat(last.itemsProcessed()).isEqualTo(3L * batches);
    assertThat(last.context()).containsEntry("val_loss", watch.epochs.get(2).validation().loss());
  }

  @Test
  void an_epoch_is_timed_by_the_clock_that_the_trainer_was_given() {
    AtomicLong second = new AtomicLong();
    InstantSource ticking = () -> Instant.ofEpochSecond(second.getAndAdd(2));
    RecordingWatch watch = new RecordingWatch();
    new Trainer(ticking).train(new TrainingTask(Trainings.strategy(2), Trainings.BARS, 7), watch);
    EpochMetrics epoch = watch.epochs.get(1);
    assertThat(epoch.seconds()).isEqualTo(2.0);
    assertThat(epoch.timestamp()).isEqualTo("1970-01-01T00:00:06Z");
    assertThat(epoch.learningRate()).isEqualTo(0.01);
  }

  @Test
  void a_training_knows_its_seed_its_bars_and_the_parts_of_its_split() {
    TrainingRun run = Trainings.train(Trainings.strategy(2), 7);
    assertThat(run.model().seed()).isEqualTo(7);
    assertThat(run.model().dataSha256()).isEqualTo(Trainings.BARS.sha256());
    assertThat(run.model().parameterCount()).isEqualTo(3 * 16 + 16 + 16 * 8 + 8 + 8 * 3 + 3);
    assertThat(run.split().test().from()).isEqualTo(Trainings.BARS.start(1275));
    assertThat(run.split().test().to()).isEqualTo(Trainings.BARS.start(1499));
  }

  @Test
  void the_test_score_is_that_of_the_saved_weights_on_rows_that_training_never_saw() {
    TrainingRun result = Trainings.train(Trainings.strategy(5), 7);
    assertThat(result.split().test().firstBar()).isEqualTo(1275);
    assertThat(result.test().accuracy()).isBetween(0.0, 1.0);
    assertThat(result.test().loss()).isCloseTo(Math.log(3), within(0.5));
  }

  @Test
  void other_labels_are_trained_too_and_only_zigzag_ones_are_warned_of() {
    assertThat(Trainings.train(Trainings.strategy(1), 7).notes())
        .singleElement()
        .asString()
        .startsWith("Zigzag labels make a network look better than it is");
    TrainingRun barriers = labelled(new Labels.TripleBarrier(14, 1.5, 1.5, 10));
    TrainingRun forward = labelled(new Labels.ForwardReturn(20, 0.02, -0.02));
    assertThat(List.of(barriers, forward))
        .allSatisfy(run -> assertThat(run.notes()).isEmpty())
        .allSatisfy(run -> assertThat(run.test().finite()).isTrue());
    // 1,050 bars for training: 14 of warm-up, and 20 whose return is known only after them
    assertThat(forward.rows().train()).isEqualTo(1_050 - 14 - 20);
    assertThat(barriers.rows().train()).isBetween(1_050 - 14 - 10, 1_050 - 14);
    assertThat(labelled(new Labels.TripleBarrier(14, 1.5, 1.5, 10)).model().weightsSha256())
        .isEqualTo(barriers.model().weightsSha256());
    var alone = new Labels.TripleBarrier(new Volatility.Atr(14), 1.5, 1.5, 10, true);
    assertThat(labelled(alone).model().weightsSha256())
        .as("rows that count by their uniqueness teach something else")
        .isNotEqualTo(barriers.model().weightsSha256());
  }

  private static TrainingRun labelled(Labels labels) {
    Strategy.Learning usual = Trainings.strategy(1).learning();
    return Trainings.train(
        Trainings.strategy(
            new Strategy.Learning(
                usual.network(), usual.optimiser(), labels, usual.evaluation(), 1)),
        7);
  }

  @Test
  void the_seed_of_the_document_overrides_the_sessions() {
    Strategy.Optimiser o = Trainings.optimiser(1, "adam", Optional.empty());
    Strategy.Optimiser seeded =
        new Strategy.Optimiser(
            o.epochs(),
            o.batchSize(),
            o.learningRate(),
            o.optimizer(),
            o.weightDecay(),
            o.gradientClip(),
            o.classWeights(),
            Optional.of(11L),
            o.earlyStopping());
    Strategy strategy = Trainings.strategy(Trainings.learning(Trainings.NETWORK, seeded));
    assertThat(Trainings.train(strategy, 7).model().weightsSha256())
        .isEqualTo(Trainings.train(strategy, 8).model().weightsSha256())
        .isEqualTo(Trainings.train(Trainings.strategy(1), 11).model().weightsSha256());
  }
}
