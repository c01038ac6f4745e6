package ktrdr.strategy.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.Strategy;
import ktrdr.training.Trainings;
import org.junit.jupiter.api.Test;

class HeapNeedTest {
  @Test
  void a_research_on_two_million_bars_needs_600_MB() {
    // 48 of a bar, 60 of its labels and rows, 9 outputs and 15 features of 8 each
    assertThat(HeapNeed.ofResearch(2_000_000)).isEqualTo(2_000_000L * (48 + 60 + 72 + 120));
  }

  @Test
  void a_training_needs_the_rows_of_one_fit_however_many_it_has() {
    // 48 of a bar, 60 of its labels and rows, one output and three features of 8 each
    assertThat(HeapNeed.ofTraining(Trainings.strategy(1), 1_000))
        .isEqualTo(1_000 * (48 + 60 + 8 + 24));
  }

  @Test
  void fits_at_the_same_time_need_rows_of_their_own() {
    Strategy strategy = Trainings.strategy(1);
    assertThat(HeapNeed.ofFits(strategy, 1_000, 1)).isEqualTo(HeapNeed.ofTraining(strategy, 1_000));
    assertThat(HeapNeed.ofFits(strategy, 1_000, 7) - HeapNeed.ofFits(strategy, 1_000, 1))
        .isEqualTo(1_000 * 6 * (24 + 4 * 3));
  }

  @Test
  void each_series_of_surrogates_that_is_tested_needs_bars_rows_and_results_of_its_own() {
    Strategy strategy = Trainings.strategy(1);
    long features = Features.names(strategy).size();
    // the real bars, and for each series 48 for its bars, 60 for its rows, 64 for its results
    long each = 48 + 60 + 64 + 8 + 8 * features;
    assertThat(HeapNeed.ofSurrogates(strategy, 1_000, 2)).isEqualTo(1_000 * (48 + 2 * each));
  }

  @Test
  void a_rule_needs_112_bytes_a_bar() {
    assertThat(HeapNeed.ofRule(1_000)).isEqualTo(112_000);
  }

  @Test
  void a_model_needs_a_fingerprint_of_each_bar_and_its_inputs_besides() {
    // one output and three features of 8 each
    assertThat(HeapNeed.ofBacktest(Trainings.strategy(1), 1_000))
        .isEqualTo(112_000 + 1_000 * (8 + 8 + 24));
  }

  @Test
  void what_does_not_fit_is_refused_with_both_numbers_and_what_to_do() {
    NotEnoughMemory refused =
        catchThrowableOfType(
            NotEnoughMemory.class,
            () -> NotEnoughMemory.require("A training", 1_500_000_000L, 800_000_000L));
    assertThat(refused)
        .hasMessageStartingWith(
            "A training needs some 1,500 MB of memory; one piece of work may have 800 MB here."
                + " Use fewer bars");
    assertThat(refused.code()).isEqualTo("not_enough_memory");
    assertThat(refused.members()).containsEntry("needed_bytes", 1_500_000_000L);
  }

  @Test
  void what_just_fits_is_taken() {
    NotEnoughMemory.require("A training", 800, 800);
    assertThatThrownBy(() -> NotEnoughMemory.require("A training", 801, 800))
        .isInstanceOf(NotEnoughMemory.class);
  }

  @Test
  void memory_that_ran_out_is_said_with_what_the_work_needs() {
    assertThat(NotEnoughMemory.ranOut(250_000_000))
        .hasMessageStartingWith("Memory ran out during this work: it needs some 250 MB. ")
        .hasMessageContaining("JVM_ARGS=-Xmx2g");
  }
}
