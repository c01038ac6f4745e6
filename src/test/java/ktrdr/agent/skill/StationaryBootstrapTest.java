package ktrdr.agent.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ktrdr.agent.assess.Statistician;
import ktrdr.backtest.Moments;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Test;

class StationaryBootstrapTest {
  private final List<Progress> reported = new ArrayList<>();

  private static double[] returns() {
    Random random = new Random(7);
    return random.doubles(1_000).map(u -> 0.001 + 0.02 * (u - 0.5)).toArray();
  }

  private static double[] sharpes(int resamples, long seed) {
    return new StationaryBootstrap(resamples, seed).sharpes(returns(), ProgressMonitor.unwatched());
  }

  @Test
  void the_same_seed_gives_the_same_resamples() {
    assertThat(sharpes(200, 1)).isEqualTo(sharpes(200, 1)).isNotEqualTo(sharpes(200, 2));
  }

  @Test
  void resamples_spread_round_the_ratio_as_theory_says() {
    // unrelated returns: the standard error of a small ratio is about √(1/n)
    double[] sharpes = sharpes(4_000, 3);
    double ratio = Moments.of(returns()).sharpe();
    assertThat(Statistician.quantile(sharpes, 0.5)).isEqualTo(ratio, within(0.005));
    double width = Statistician.quantile(sharpes, 0.975) - Statistician.quantile(sharpes, 0.025);
    assertThat(width).isEqualTo(2 * 1.96 / Math.sqrt(1_000), within(0.012));
  }

  @Test
  void a_block_is_the_cube_root_long() {
    assertThat(StationaryBootstrap.blockLength(1_000)).isEqualTo(10);
    assertThat(StationaryBootstrap.blockLength(1)).isEqualTo(1);
  }

  @Test
  void returns_that_never_change_have_no_ratio() {
    double[] zeros = new double[50];
    double[] sharpes = new StationaryBootstrap(3, 1).sharpes(zeros, ProgressMonitor.unwatched());
    assertThat(sharpes).containsOnly(Double.NaN);
  }

  @Test
  void a_cancel_is_seen_between_two_resamples() {
    ProgressMonitor monitor =
        new ProgressMonitor() {
          @Override
          public void report(Progress progress) {
            reported.add(progress);
          }

          @Override
          public boolean cancelled() {
            return reported.size() == 5;
          }
        };
    assertThatThrownBy(() -> new StationaryBootstrap(100, 1).sharpes(returns(), monitor))
        .isInstanceOf(WorkCancelled.class);
    assertThat(reported).extracting(Progress::label).endsWith("resample 5/100");
  }
}
