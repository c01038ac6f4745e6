package ktrdr.training.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import ktrdr.strategy.LearningRates;
import ktrdr.strategy.Loss;
import ktrdr.strategy.Strategy;
import ktrdr.training.EpochMetrics;
import ktrdr.training.RecordingWatch;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.TrainingWatch;
import ktrdr.training.Trainings;
import ktrdr.training.labels.Label;
import ktrdr.training.network.Evaluation;
import ktrdr.training.network.Examples;
import ktrdr.training.network.Libtorch;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
  private static final Examples XOR = xor(400, 1);

  @BeforeAll
  static void load() {
    Libtorch.ready();
  }

  @ParameterizedTest
  @CsvSource({
    "relu, adam, 0.01",
    "tanh, adamw, 0.01",
    "gelu, adam, 0.01",
    "leaky_relu, adamw, 0.01",
    "tanh, sgd, 0.5"
  })
  void a_network_with_a_hidden_layer_learns_the_exclusive_or(
      String activation, String optimizer, double rate) {
    History history = fit(shape(activation, 0), optimiser(60, optimizer, rate), XOR, xor(200, 2));
    assertThat(history.best().validation().accuracy()).isGreaterThan(0.97);
    assertThat(history.lossDecrease()).isGreaterThan(0.5);
  }

  @Test
  void it_learns_with_a_focal_loss_and_a_falling_rate_and_says_the_rate_of_each_epoch() {
    Strategy.Optimiser plain = optimiser(60, "adam", 0.02);
    Strategy.Optimiser settings =
        new Strategy.Optimiser(
            plain.epochs(),
            plain.batchSize(),
            plain.learningRate(),
            plain.optimizer(),
            plain.weightDecay(),
            plain.gradientClip(),
            plain.classWeights(),
            plain.seed(),
            plain.earlyStopping(),
            new Loss.Focal(2),
            Optional.of(new LearningRates.Step(20, 0.5)));
    History history = fit(shape("tanh", 0), settings, XOR, xor(200, 2));
    assertThat(history.best().validation().accuracy()).isGreaterThan(0.97);
    assertThat(history.epochs())
        .extracting(EpochMetrics::learningRate)
        .containsOnly(0.02, 0.01, 0.005)
        .startsWith(0.02)
        .endsWith(0.005);
  }

  @Test
  void a_minibatch_that_goes_through_in_pieces_teaches_as_a_whole_one_does() {
    Examples many = xor(10_000, 1);
    Strategy.Optimiser settings =
        new Strategy.Optimiser(
            60, 65_536, 0.05, "adam", 0, 1, false, Optional.empty(), Optional.empty());
    RecordingWatch watch = new RecordingWatch();
    History history =
        Libtorch.scoped(
            () ->
                fit(shape("tanh", 0), settings, many, XOR, 3).run(watch, watch, Resumption.none()));
    assertThat(history.best().validation().accuracy()).isGreaterThan(0.97);
    assertThat(watch.checks())
        .as("two while shuffling, three pieces and one evaluation")
        .isEqualTo(60 * (2 + 3 + 1));
    assertThat(watch.reports).hasSize(60 * 2).allMatch(p -> p.itemsTotal() == 60);
  }

  @Test
  void a_network_without_a_hidden_layer_does_not() {
    Strategy.Network linear = new Strategy.Network(List.of(), "relu", 0);
    History history = fit(linear, optimiser(60, "adam", 0.01), XOR, xor(200, 2));
    assertThat(history.best().validation().accuracy()).isLessThan(0.7);
  }

  @Test
  void it_learns_through_dropout_too() {
    History history = fit(shape("relu", 0.3), optimiser(100, "adam", 0.01), XOR, xor(200, 2));
    assertThat(history.best().validation().accuracy()).isGreaterThan(0.95);
    assertThat(history.best().train().loss())
        .as("dropout makes the answers on the way worse")
        .isGreaterThan(history.best().validation().loss());
  }

  @Test
  void the_first_epochs_loss_is_near_that_of_guessing() {
    History history = fit(shape("relu", 0), optimiser(1, "sgd", 1e-9), XOR, XOR);
    assertThat(history.best().validation().loss()).isCloseTo(Math.log(3), within(0.3));
    assertThat(history.best().train().loss())
        .isCloseTo(history.best().validation().loss(), within(1e-6));
  }

  @Test
  void the_best_epochs_weights_are_left_though_later_epochs_were_worse() {
    // what is learned is the opposite of what is judged: every epoch makes it worse
    Examples opposite = new Examples(XOR.features(), flipped(XOR.classes()), 2);
    Strategy.Optimiser settings = optimiser(40, "adam", 0.01, new Strategy.EarlyStopping(5, 0));
    Libtorch.scoped(
        () -> {
          Fit fit = fit(shape("relu", 0), settings, XOR, opposite, 3);
          History history = run(fit);
          assertThat(history.best().epoch()).isLessThan(history.last().epoch());
          assertThat(history.epochs()).hasSize(history.best().epoch() + 5);
          assertThat(history.last().validation().loss())
              .isGreaterThan(history.best().validation().loss());
          assertThat(new Evaluation(opposite).score(fit.network(), ProgressMonitor.unwatched()))
              .isEqualTo(history.best().validation());
          return history;
        });
  }

  @Test
  void without_early_stopping_all_epochs_run() {
    Examples opposite = new Examples(XOR.features(), flipped(XOR.classes()), 2);
    assertThat(fit(shape("relu", 0), optimiser(12, "adam", 0.01), XOR, opposite).epochs())
        .extracting(EpochMetrics::epoch)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void a_rare_label_counts_as_much_as_a_common_one_when_classes_are_weighted() {
    Examples rare = new Examples(new float[100], rareSell(), 1);
    assertThat(rare.classWeights()).containsExactly(100 / 180f, 0, 5);
    assertThat(sellProbability(rare, false)).isCloseTo(0.1, within(0.03));
    assertThat(sellProbability(rare, true)).isCloseTo(0.5, within(0.03));
  }

  @Test
  void a_learning_rate_that_throws_the_weights_to_infinity_is_refused_in_a_sentence() {
    assertThatThrownBy(() -> fit(shape("relu", 0), optimiser(50, "sgd", 1e30), XOR, XOR))
        .isInstanceOf(TrainingDiverged.class)
        .hasMessageMatching(
            "The loss is no longer a number in epoch \\d+; a learning_rate below 1.0E30 may help");
  }

  private static History fit(
      Strategy.Network shape, Strategy.Optimiser settings, Examples train, Examples judges) {
    return Libtorch.scoped(() -> run(fit(shape, settings, train, judges, 3)));
  }

  private static Fit fit(
      Strategy.Network shape,
      Strategy.Optimiser settings,
      Examples train,
      Examples judges,
      long seed) {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    return new Fit(train, judges, Trainings.learning(shape, settings), seed, clock);
  }

  private static History run(Fit fit) {
    ProgressMonitor monitor = ProgressMonitor.unwatched();
    return fit.run(TrainingWatch.of(monitor), monitor, Resumption.none());
  }

  private static double sellProbability(Examples rare, boolean weighted) {
    Strategy.Optimiser settings =
        new Strategy.Optimiser(
            200, 100, 0.05, "adam", 0, 1, weighted, Optional.empty(), Optional.empty());
    Strategy.Network shape = new Strategy.Network(List.of(), "relu", 0);
    Examples sells = new Examples(new float[1], new long[] {Label.SELL.ordinal()}, 1);
    List<Double> losses = new ArrayList<>();
    Libtorch.scoped(
        () -> {
          Fit fit = fit(shape, settings, rare, rare, 3);
          run(fit);
          return losses.add(
              new Evaluation(sells).score(fit.network(), ProgressMonitor.unwatched()).loss());
        });
    return Math.exp(-losses.get(0));
  }

  private static Strategy.Network shape(String activation, double dropout) {
    return new Strategy.Network(List.of(16), activation, dropout);
  }

  private static Strategy.Optimiser optimiser(
      int epochs, String name, double rate, Strategy.EarlyStopping... stopping) {
    return new Strategy.Optimiser(
        epochs,
        32,
        rate,
        name,
        0,
        1,
        false,
        Optional.empty(),
        List.of(stopping).stream().findAny());
  }

  /** Two numbers in ±1; BUY when their signs differ, SELL when they agree. */
  private static Examples xor(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] features = new float[2 * rows];
    long[] classes = new long[rows];
    for (int row = 0; row < rows; row++) {
      boolean first = random.nextBoolean();
      boolean second = random.nextBoolean();
      features[2 * row] = (float) ((first ? 1 : -1) * random.nextDouble(0.2, 1));
      features[2 * row + 1] = (float) ((second ? 1 : -1) * random.nextDouble(0.2, 1));
      classes[row] = (first != second ? Label.BUY : Label.SELL).ordinal();
    }
    return new Examples(features, classes, 2);
  }

  private static long[] flipped(long[] classes) {
    long[] flipped = new long[classes.length];
    for (int i = 0; i < classes.length; i++) {
      flipped[i] = Label.SELL.ordinal() - classes[i];
    }
    return flipped;
  }

  private static long[] rareSell() {
    long[] classes = new long[100];
    for (int i = 0; i < 100; i += 10) {
      classes[i] = Label.SELL.ordinal();
    }
    return classes;
  }
}
