package ktrdr.agent.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ktrdr.agent.skill.Pbo.Measure;
import ktrdr.work.ProgressMonitor;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;

class PboTest {
  private static List<double[]> noise(int candidates, int bars, long seed) {
    Random random = new Random(seed);
    List<double[]> returns = new ArrayList<>();
    for (int c = 0; c < candidates; c++) {
      returns.add(random.doubles(bars, -0.02, 0.02).toArray());
    }
    return returns;
  }

  private static Pbo sharpe(List<double[]> returns) {
    return Pbo.of(returns, Measure.SHARPE, ProgressMonitor.unwatched());
  }

  @Test
  void sixteen_blocks_have_12870_halves() {
    assertThat(sharpe(noise(2, 32, 1)).combinations())
        .isEqualTo(12_870)
        .isEqualTo((int) CombinatoricsUtils.binomialCoefficient(16, 8));
  }

  @Test
  void what_is_centred_and_measured_by_its_mean_is_always_overfitted() {
    // The mean of one half is minus the mean of the other, so the best of one is last in the other.
    List<double[]> centred = noise(9, 320, 2);
    for (double[] column : centred) {
      double sum = 0;
      for (double r : column) {
        sum += r;
      }
      for (int i = 0; i < column.length; i++) {
        column[i] -= sum / column.length;
      }
    }
    assertThat(Pbo.of(centred, Measure.MEAN, ProgressMonitor.unwatched()).probability())
        .isEqualTo(1);
  }

  @Test
  void a_candidate_that_is_always_better_is_not_overfitted() {
    List<double[]> returns = noise(8, 320, 3);
    for (int i = 0; i < 320; i++) {
      returns.get(5)[i] += 0.02;
    }
    assertThat(sharpe(returns).probability()).isZero();
  }

  @Test
  void the_choice_among_noise_is_overfitted_about_every_second_time() {
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      sum += sharpe(noise(6, 160, seed)).probability();
    }
    assertThat(sum / 10).isBetween(0.4, 0.75);
  }

  @Test
  void candidates_that_never_traded_are_no_better_than_each_other() {
    assertThat(sharpe(List.of(new double[64], new double[64])).probability()).isEqualTo(1);
  }

  @Test
  void bars_that_fill_no_block_are_left_out_at_the_start() {
    List<double[]> returns = noise(4, 320, 4);
    List<double[]> longer = new ArrayList<>();
    for (double[] column : returns) {
      double[] more = new double[327];
      Arrays.fill(more, 9);
      System.arraycopy(column, 0, more, 7, 320);
      longer.add(more);
    }
    assertThat(sharpe(longer)).isEqualTo(sharpe(returns));
  }

  @Test
  void one_candidate_or_few_bars_have_none() {
    assertThat(sharpe(noise(1, 320, 5)).probability()).isNaN();
    assertThat(sharpe(noise(3, 31, 5)).probability()).isNaN();
    assertThat(sharpe(List.of()).probability()).isNaN();
  }

  @Test
  void candidates_of_different_lengths_are_refused() {
    assertThatThrownBy(() -> sharpe(List.of(new double[64], new double[63])))
        .hasMessage("candidates with other numbers of bars than 64");
  }
}
