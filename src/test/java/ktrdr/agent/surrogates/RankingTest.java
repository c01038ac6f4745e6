package ktrdr.agent.surrogates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RankingTest {
  private final Ranking ranking = new Ranking(19, 0.2);

  @Test
  void after_four_better_surrogates_of_nineteen_the_others_decide_nothing() {
    find(0, 1);
    find(1, 2);
    find(2, 0);
    find(3, 1);
    find(4, Double.NaN);
    assertThat(ranking.isDecidedBefore(6)).isFalse();
    find(5, 3);
    assertThat(ranking.isDecidedBefore(6)).isTrue();
    assertThat(ranking.isDecidedBefore(5)).isFalse();
    assertThat(ranking.result().p()).isEqualTo(0.25);
    assertThat(ranking.result().stoppedEarly()).isTrue();
  }

  @Test
  void surrogates_count_in_the_order_of_their_numbers_whenever_they_were_tested() {
    for (int number : new int[] {7, 5, 4, 3, 6}) {
      find(number, 9);
    }
    find(0, 1);
    find(1, 0);
    assertThat(ranking.isDecidedBefore(19)).isFalse();
    find(2, 0);
    assertThat(ranking.isDecidedBefore(7)).isTrue();
    assertThat(ranking.result().tested()).isEqualTo(6);
    assertThat(ranking.result().sharpe().surrogates())
        .containsExactly(0.0, 0.0, 9.0, 9.0, 9.0, 9.0);
  }

  @Test
  void three_better_ones_of_nineteen_leave_p_at_a_fifth_and_all_are_tested() {
    find(0, 1);
    for (int number = 1; number <= 19; number++) {
      assertThat(ranking.isDecidedBefore(number)).isFalse();
      find(number, number <= 3 ? 2 : 0);
    }
    assertThat(ranking.result().p()).isEqualTo(0.2);
    assertThat(ranking.result().stoppedEarly()).isFalse();
  }

  @Test
  void what_an_earlier_run_kept_counts_when_it_is_read() throws IOException {
    Ranking earlier = new Ranking(1, 0.2);
    earlier.read(bytes(SeriesFigures.of(0, 1.5, 2)));
    earlier.read(bytes(SeriesFigures.of(1, Double.NaN, 0.5)));
    assertThat(earlier.result().p()).isEqualTo(1);
    assertThat(earlier.result().skillP()).isEqualTo(0.5);
    assertThat(SeriesFigures.of(bytes(SeriesFigures.skipped(3))))
        .isEqualTo(SeriesFigures.skipped(3));
  }

  private void find(int number, double sharpe) {
    ranking.add(SeriesFigures.of(number, sharpe, 0));
  }

  private static byte[] bytes(SeriesFigures figures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    figures.to(out);
    return out.toByteArray();
  }
}
