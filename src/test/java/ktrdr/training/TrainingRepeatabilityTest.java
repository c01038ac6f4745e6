package ktrdr.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ktrdr.fixture.Hands;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.Crew;
import ktrdr.work.Piece;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;

class TrainingRepeatabilityTest {
  private static final Strategy STRATEGY = Trainings.strategy(3);

  @Test
  void the_same_seed_gives_the_same_weights_history_and_signals() {
    TrainingRun one = Trainings.train(STRATEGY, 7);
    TrainingRun two = Trainings.train(STRATEGY, 7);
    assertThat(two.model().weightsSha256()).isEqualTo(one.model().weightsSha256());
    assertThat(two.history()).isEqualTo(one.history());
    assertThat(bits(two.model())).isEqualTo(bits(one.model()));
  }

  @Test
  void another_seed_gives_other_weights() {
    assertThat(Trainings.train(STRATEGY, 8).model().weightsSha256())
        .isNotEqualTo(Trainings.train(STRATEGY, 7).model().weightsSha256());
  }

  @Test
  void a_training_beside_another_gives_the_same_weights_as_alone() {
    String alone = Trainings.train(STRATEGY, 7).model().weightsSha256();
    String other = Trainings.train(STRATEGY, 99).model().weightsSha256();
    CyclicBarrier everyMinibatch = new CyclicBarrier(2);
    CompletableFuture<String> beside = inStep(99, everyMinibatch);
    CompletableFuture<String> again = inStep(7, everyMinibatch);
    assertThat(again.join()).isEqualTo(alone);
    assertThat(beside.join()).isEqualTo(other);
    assertThat(everyMinibatch.isBroken()).isFalse();
  }

  @Test
  void trainings_give_the_same_weights_whichever_threads_of_a_crew_do_them() throws IOException {
    List<Piece<String>> trainings = new ArrayList<>();
    for (long seed = 1; seed <= 4; seed++) {
      trainings.add(training(seed));
    }
    List<String> alone = Crew.alone().run(trainings, ProgressMonitor.unwatched());
    try (Hands hands = new Hands()) {
      Crew three = new Crew(hands.processors(3));
      assertThat(three.run(trainings, ProgressMonitor.unwatched())).isEqualTo(alone);
    }
    assertThat(alone).doesNotHaveDuplicates();
  }

  private static Piece<String> training(long seed) {
    return new Piece<>(
        "seed " + seed,
        1,
        monitor -> Trainings.train(STRATEGY, seed, new Part(monitor)).model().weightsSha256());
  }

  @Test
  void signals_are_the_same_bits_when_asked_again_or_of_fewer_bars() {
    TrainedModel model = Trainings.train(STRATEGY, 7).model();
    Signals all = model.signals(Trainings.BARS, ProgressMonitor.unwatched());
    Signals fewer = model.signals(Trainings.BARS.upTo(700), ProgressMonitor.unwatched());
    for (int bar = 0; bar <= 700; bar++) {
      assertThat(fewer.direction(bar)).isEqualTo(all.direction(bar));
      assertThat(fewer.confidence(bar)).isEqualTo(all.confidence(bar));
    }
  }

  /** Trains on a thread of its own; every report waits for the other, so neither runs ahead. */
  private static CompletableFuture<String> inStep(long seed, CyclicBarrier barrier) {
    Executor ownThread = work -> new Thread(work).start();
    return CompletableFuture.supplyAsync(
        () -> Trainings.train(STRATEGY, seed, new Meeting(barrier)).model().weightsSha256(),
        ownThread);
  }

  private static String bits(TrainedModel model) {
    Signals signals = model.signals(Trainings.BARS, ProgressMonitor.unwatched());
    StringBuilder bits = new StringBuilder();
    for (int bar = 0; bar < signals.size(); bar++) {
      bits.append(signals.direction(bar)).append(':').append(signals.confidence(bar)).append(' ');
    }
    return bits.toString();
  }

  private record Part(ProgressMonitor monitor) implements TrainingWatch {
    @Override
    public void epoch(EpochMetrics metrics) {}

    @Override
    public void report(Progress progress) {
      monitor.report(progress);
    }

    @Override
    public boolean cancelled() {
      return monitor.cancelled();
    }
  }

  /** Meets the other training at every report. */
  private record Meeting(CyclicBarrier barrier) implements TrainingWatch {
    @Override
    public void epoch(EpochMetrics metrics) {}

    @Override
    public void report(Progress progress) {
      try {
        barrier.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
