package ktrdr.batch.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Trials;
import ktrdr.batch.work.CountedTrials.Counts;
import org.junit.jupiter.api.Test;

class CountedTrialsTest {

  @Test
  void both_counts_come_back_as_they_were_kept() {
    Counts both = new Counts(new Trials(3, 1.0 / 3), Optional.of(new Trials(24, 0.5)));
    assertThat(Counts.of(both.lines())).isEqualTo(both);
    Counts test = new Counts(new Trials(3, Double.NaN), Optional.empty());
    assertThat(Counts.of(test.lines())).isEqualTo(test);
  }

  @Test
  void what_an_earlier_version_kept_has_no_count_of_the_design() {
    assertThat(Counts.of(List.of("7 1.25E-4")))
        .isEqualTo(new Counts(new Trials(7, 1.25e-4), Optional.empty()));
  }
}
