package ktrdr.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import ktrdr.strategy.Strategy;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our optimizers beside libtorch's own. */
class OptimizerTest {
  private static final int PARAMETERS = 1_003;
  private static final int STEPS = 500;

  @BeforeAll
  static void load() {
    Libtorch.ready();
  }

  @ParameterizedTest
  @CsvSource({
    "adam, 0.01, 0", "adam, 0.003, 0.0001", "adam, 0.9, 0.3",
    "adamw, 0.01, 0", "adamw, 0.003, 0.01", "adamw, 0.9, 0.3",
    "sgd, 0.01, 0", "sgd, 0.3, 0.01"
  })
  void five_hundred_steps_are_the_same_bits_as_libtorchs_own(
      String name, double rate, double decay) {
    Libtorch.scoped(
        () -> {
          SplittableRandom random = new SplittableRandom(5);
          float[] first = numbers(random);
          Tensor ours = tensor(first);
          Tensor theirs = tensor(first);
          Tensor ourGradient = tensor(first);
          Tensor theirGradient = tensor(first);
          Optimizer optimizer = Optimizer.of(ours, ourGradient, settings(name, rate, decay));
          theirs.mutable_grad().put(theirGradient);
          org.bytedeco.pytorch.Optimizer peer = peer(name, rate, decay, new TensorVector(theirs));
          for (int step = 0; step < STEPS; step++) {
            float[] gradient = numbers(random);
            ourGradient.data_ptr_float().put(gradient);
            theirGradient.data_ptr_float().put(gradient);
            optimizer.step();
            peer.step();
            assertThat(numbers(ours)).as("step %d", step).isEqualTo(numbers(theirs));
          }
          return ours;
        });
  }

  @ParameterizedTest
  @CsvSource({"adam", "adamw", "sgd"})
  void a_descent_with_the_memory_of_another_goes_where_the_other_goes(String name) {
    Libtorch.scoped(
        () -> {
          SplittableRandom random = new SplittableRandom(5);
          Tensor one = tensor(numbers(random));
          Tensor gradient = tensor(new float[PARAMETERS]);
          Optimizer first = Optimizer.of(one, gradient, settings(name, 0.01, 0.001));
          for (int step = 0; step < 10; step++) {
            gradient.data_ptr_float().put(numbers(random));
            first.step();
          }
          Tensor two = tensor(numbers(one));
          Optimizer second = Optimizer.of(two, gradient, settings(name, 0.01, 0.001));
          second.restore(first.memory());
          float[] next = numbers(random);
          gradient.data_ptr_float().put(next);
          first.step();
          gradient.data_ptr_float().put(next);
          second.step();
          assertThat(numbers(two)).isEqualTo(numbers(one));
          return one;
        });
  }

  private static Strategy.Optimiser settings(String name, double rate, double decay) {
    return new Strategy.Optimiser(
        1, 32, rate, name, decay, 1, false, Optional.empty(), Optional.empty());
  }

  private static org.bytedeco.pytorch.Optimizer peer(
      String name, double rate, double decay, TensorVector parameters) {
    switch (name) {
      case "adam" -> {
        AdamOptions options = new AdamOptions(rate);
        options.weight_decay().put(decay);
        return new Adam(parameters, options);
      }
      case "adamw" -> {
        AdamWOptions options = new AdamWOptions(rate);
        options.weight_decay().put(decay);
        return new AdamW(parameters, options);
      }
      default -> {
        SGDOptions options = new SGDOptions(rate);
        options.weight_decay().put(decay);
        return new SGD(parameters, options);
      }
    }
  }

  private static Tensor tensor(float[] values) {
    return AbstractTensor.create(values, values.length);
  }

  private static float[] numbers(Tensor tensor) {
    float[] numbers = new float[PARAMETERS];
    tensor.data_ptr_float().get(numbers);
    return numbers;
  }

  private static float[] numbers(SplittableRandom random) {
    float[] numbers = new float[PARAMETERS];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextDouble(-1, 1) * Math.exp(random.nextDouble(-12, 2)));
    }
    return numbers;
  }
}
