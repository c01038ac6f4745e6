package ktrdr.agent.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ktrdr.fixture.PlantedMarket;
import ktrdr.market.BarSeries;
import ktrdr.training.labels.Label;
import org.junit.jupiter.api.Test;

class SkillTest {
  private static final int BUY = Label.BUY.ordinal();
  private static final int HOLD = Label.HOLD.ordinal();
  private static final int SELL = Label.SELL.ordinal();
  private static final int[] EVEN = {100, 100, 100};

  /** Rows that are BUY, SELL, BUY …, each with this probability for what it is. */
  private static Forecasts alternating(double... right) {
    byte[] labels = new byte[right.length];
    double[] probabilities = new double[3 * right.length];
    for (int i = 0; i < right.length; i++) {
      labels[i] = (byte) (i % 2 == 0 ? BUY : SELL);
      probabilities[3 * i + BUY] = i % 2 == 0 ? right[i] : 1 - right[i];
      probabilities[3 * i + SELL] = i % 2 == 0 ? 1 - right[i] : right[i];
    }
    return new Forecasts(labels, probabilities, EVEN);
  }

  private static double[] filled(int rows, double first, double second) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = i < rows / 2 ? first : second;
    }
    return values;
  }

  @Test
  void its_t_is_the_mean_of_the_blocks_over_their_standard_error() {
    // Two blocks of 20 rows save ln(0.8/0.5) = 0.4700 and ln(0.6/0.5) = 0.1823 nats.
    Skill skill = Skill.directional(List.of(alternating(filled(40, 0.8, 0.6))), 5);
    assertThat(skill.rows()).isEqualTo(40);
    assertThat(skill.nats()).isEqualTo(0.32616, within(1e-5));
    assertThat(skill.t()).isEqualTo(2.2674, within(1e-3));
  }

  @Test
  void folds_are_pooled() {
    double[] strong = filled(20, 0.8, 0.8);
    double[] weak = filled(20, 0.6, 0.6);
    assertThat(Skill.directional(List.of(alternating(strong), alternating(weak)), 5).t())
        .isEqualTo(2.2674, within(1e-3));
  }

  @Test
  void a_long_horizon_makes_blocks_longer() {
    List<Forecasts> folds = List.of(alternating(filled(40, 0.8, 0.6)));
    assertThat(Skill.directional(folds, 11).t()).isNaN();
    assertThat(Blocks.of(100, 10)).isEqualTo(new Blocks(100, 5));
    assertThat(Blocks.of(119, 10)).isEqualTo(new Blocks(119, 5));
    assertThat(Blocks.of(100, Integer.MAX_VALUE)).isEqualTo(new Blocks(100, 0));
    assertThat(Blocks.of(119, 10).first(5)).isEqualTo(119);
  }

  @Test
  void without_rows_there_is_no_skill_to_measure() {
    Skill skill = Skill.directional(List.of(), 10);
    assertThat(skill.rows()).isZero();
    assertThat(skill.nats()).isNaN();
    assertThat(skill.t()).isNaN();
  }

  @Test
  void a_constant_has_no_skill_even_where_the_market_drifts_its_way() {
    Forecasts always = new Drawn(1).rows(2_000, 0.6, (moves, up) -> new double[] {.5, .2, .3});
    assertThat(Skill.directional(List.of(always), 10).t()).isLessThan(0.01);
    assertThat(Skill.threeClass(List.of(always), 10).t()).isLessThan(0.01);
    assertThat(BalancedAccuracy.of(List.of(always), 10).aboveChance()).isFalse();
  }

  @Test
  void the_share_of_the_training_has_no_skill() {
    int[] trained = {300, 500, 200};
    double sum = 1_003;
    double[] shares = {301 / sum, 501 / sum, 201 / sum};
    Forecasts prior = new Drawn(2).rows(2_000, 0.5, (moves, up) -> shares, trained);
    assertThat(Skill.directional(List.of(prior), 10).t()).isLessThan(0.01);
  }

  @Test
  void what_knows_only_when_prices_move_has_no_directional_skill() {
    Forecasts volatility =
        new Drawn(3)
            .rows(
                2_000,
                0.5,
                (moves, up) -> moves ? new double[] {.4, .2, .4} : new double[] {.1, .8, .1});
    assertThat(Skill.directional(List.of(volatility), 10).t()).isLessThan(0.01);
    assertThat(Skill.threeClass(List.of(volatility), 10).t()).isGreaterThan(5);
  }

  @Test
  void a_planted_edge_has_skill() {
    Forecasts edge =
        new Drawn(4)
            .rows(
                2_000,
                0.5,
                (moves, up) -> up ? new double[] {.3, .5, .2} : new double[] {.2, .5, .3});
    Skill skill = Skill.directional(List.of(edge), 10);
    assertThat(skill.nats()).isPositive();
    assertThat(skill.t()).isGreaterThan(1);
  }

  @Test
  void knowing_the_reversion_of_a_planted_market_is_skill_and_in_a_walk_it_is_none() {
    Skill reverting = ofReversion(PlantedMarket.meanReversion(2_000, 0.25, 5));
    assertThat(reverting.t()).isGreaterThan(3);
    assertThat(ofReversion(PlantedMarket.walk(2_000, 6)).t()).isLessThan(1);
  }

  /** Forecasts the direction of the next 10 bars by the deviation from the mean of 20. */
  private static Skill ofReversion(BarSeries bars) {
    double[] logs = Arrays.stream(bars.closes()).map(StrictMath::log).toArray();
    int rows = logs.length - PlantedMarket.MEAN - 10;
    byte[] labels = new byte[rows];
    double[] probabilities = new double[3 * rows];
    for (int i = 0; i < rows; i++) {
      int n = i + PlantedMarket.MEAN;
      double change = logs[n + 9] - logs[n - 1];
      labels[i] = (byte) (change > 0.01 ? BUY : change < -0.01 ? SELL : HOLD);
      double up = 1 / (1 + StrictMath.exp(60 * PlantedMarket.deviation(logs, n)));
      probabilities[3 * i + BUY] = up;
      probabilities[3 * i + SELL] = 1 - up;
    }
    return Skill.directional(List.of(new Forecasts(labels, probabilities, EVEN)), 10);
  }

  @Test
  void what_is_sure_and_wrong_has_less_than_none() {
    Skill skill = Skill.directional(List.of(alternating(filled(60, 0, 0.1))), 10);
    assertThat(skill.nats()).isNegative().isFinite();
    assertThat(skill.t()).isNegative();
  }

  @Test
  void a_probability_that_is_no_number_gives_no_t() {
    assertThat(Skill.directional(List.of(alternating(filled(60, Double.NaN, .8))), 10).t()).isNaN();
  }

  @Test
  void balanced_accuracy_counts_each_class_alike_and_none_that_is_rare() {
    // 60 BUY of which half are right, 38 SELL of which all are, 1 HOLD: below 2 %.
    byte[] labels = new byte[99];
    double[] probabilities = new double[3 * 99];
    for (int i = 0; i < 99; i++) {
      labels[i] = (byte) (i < 60 ? BUY : i < 98 ? SELL : HOLD);
      probabilities[3 * i + (i % 2 == 0 && i < 60 ? BUY : SELL)] = 1;
    }
    BalancedAccuracy balanced =
        BalancedAccuracy.of(List.of(new Forecasts(labels, probabilities, EVEN)), 10);
    assertThat(balanced.classes()).isEqualTo(2);
    assertThat(balanced.value()).isEqualTo(0.75);
    assertThat(balanced.bound()).isGreaterThan(0.5);
  }

  @Test
  void the_bound_of_balanced_accuracy_is_two_errors_over_blocks_above_chance() {
    // Three blocks of 20 rows, BUY and SELL in turn: 10, 16 and 18 of 20 are right.
    // Left out in turn, 34, 28 and 26 of 40 stay: deviation 0.10408, error 0.10408 × 2 / √3.
    double[] right = filled(60, 0, 0);
    for (int i = 0; i < 60; i++) {
      int hits = i < 20 ? 10 : i < 40 ? 16 : 18;
      right[i] = i % 20 < hits ? 0.9 : 0.1;
    }
    BalancedAccuracy balanced = BalancedAccuracy.of(List.of(alternating(right)), 5);
    assertThat(balanced.value()).isEqualTo(44 / 60.0, within(1e-12));
    assertThat(balanced.bound()).isEqualTo(0.5 + 2 * 0.10408 * 2 / Math.sqrt(3), within(1e-4));
    assertThat(balanced.aboveChance()).isFalse();
  }

  @Test
  void arrays_that_do_not_fit_are_refused() {
    assertThatThrownBy(() -> new Forecasts(new byte[2], new double[3], EVEN))
        .hasMessage("2 labels, 3 probabilities, 3 counts");
  }

  /** Labels that a generator draws: prices move in half of the bars, in spells. */
  private record Drawn(long seed) {
    /** What a network sees of a bar: whether prices move, and a hint that is right in 60 %. */
    interface Network {
      double[] probabilities(boolean moves, boolean up);
    }

    Forecasts rows(int rows, double rising, Network network) {
      return rows(rows, rising, network, EVEN);
    }

    Forecasts rows(int rows, double rising, Network network, int[] trained) {
      Random random = new Random(seed);
      byte[] labels = new byte[rows];
      double[] probabilities = new double[3 * rows];
      for (int i = 0; i < rows; i++) {
        boolean moves = i / 50 % 2 == 0;
        boolean up = random.nextDouble() < rising;
        boolean holds = random.nextDouble() < (moves ? 0.2 : 0.8);
        boolean hint = random.nextDouble() < 0.6 == up;
        labels[i] = (byte) (holds ? HOLD : up ? BUY : SELL);
        System.arraycopy(network.probabilities(moves, hint), 0, probabilities, 3 * i, 3);
      }
      return new Forecasts(labels, probabilities, trained);
    }
  }
}
