package ktrdr.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import ktrdr.strategy.Loss;
import org.bytedeco.pytorch.AbstractTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class SummedLossTest {
  private static final float[] WEIGHTS = {1, 0.5f, 2};
  private static final double[][] PROBABILITIES = {{0.7, 0.2, 0.1}, {0.1, 0.3, 0.6}};
  private static final long[] RIGHT = {0, 2};

  @Test
  void a_focal_loss_is_cross_entropy_times_a_power_of_what_is_missing() {
    double expected = -Math.pow(0.3, 2) * Math.log(0.7) * 1 - Math.pow(0.4, 2) * Math.log(0.6) * 2;
    assertThat(loss(new Loss.Focal(2))).isCloseTo(expected, within(1e-6));
  }

  @Test
  void with_a_gamma_of_0_it_is_cross_entropy() {
    assertThat(loss(new Loss.Focal(0))).isCloseTo(loss(new Loss.CrossEntropy()), within(1e-6));
  }

  @Test
  void a_row_that_is_certain_has_a_finite_slope() {
    double slope =
        Libtorch.scoped(
            () -> {
              Tensor logits = AbstractTensor.create(90f, 0f, 0f).reshape(1, 3);
              logits.requires_grad_(true);
              Tensor said = torch.log_softmax(logits, 1);
              new SummedLoss(new Loss.Focal(0.5), WEIGHTS)
                  .of(said, AbstractTensor.create(new long[] {0}), Optional.empty())
                  .backward();
              return logits.grad().abs().sum().item_double();
            });
    assertThat(slope).isFinite();
  }

  @Test
  void a_row_that_counts_twice_adds_its_loss_twice() {
    double once = -Math.log(0.7) - 2 * Math.log(0.6);
    assertThat(loss(new Loss.CrossEntropy(), Optional.of(new float[] {1, 1})))
        .isCloseTo(once, within(1e-6));
    assertThat(loss(new Loss.CrossEntropy(), Optional.of(new float[] {2, 1})))
        .isCloseTo(once - Math.log(0.7), within(1e-6));
  }

  private static double loss(Loss loss) {
    return loss(loss, Optional.empty());
  }

  private static double loss(Loss loss, Optional<float[]> counts) {
    return Libtorch.scoped(
        () -> {
          float[] logs = new float[6];
          for (int i = 0; i < 6; i++) {
            logs[i] = (float) Math.log(PROBABILITIES[i / 3][i % 3]);
          }
          Tensor said = AbstractTensor.create(logs).reshape(2, 3);
          return new SummedLoss(loss, WEIGHTS)
              .of(said, AbstractTensor.create(RIGHT), counts.map(AbstractTensor::create))
              .item_double();
        });
  }
}
