package ktrdr.agent.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialScoreTest {
  private static TrialScore score(int trades, Double... folds) {
    return new TrialScore(0.3, 0.2, trades, 0.5, 1, 200, List.of(folds));
  }

  @Test
  void folds_rank_by_their_median_and_one_part_by_its_excess() {
    assertThat(score(40, 9.0, -1.0, 0.4, 0.2, 0.0, 0.6).rank()).isEqualTo((0.2 + 0.4) / 2);
    assertThat(score(40, 9.0, -1.0, 0.4).rank()).isEqualTo(0.4);
    assertThat(score(40).rank()).isEqualTo(0.2);
  }

  @Test
  void ten_trades_are_enough_over_folds_and_thirty_in_one_part() {
    assertThat(score(10, 0.1).tradesEnough()).isTrue();
    assertThat(score(9, 0.1).tradesEnough()).isFalse();
    assertThat(score(30).tradesEnough()).isTrue();
    assertThat(score(29).tradesEnough()).isFalse();
  }
}
