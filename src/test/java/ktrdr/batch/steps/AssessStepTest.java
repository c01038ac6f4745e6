package ktrdr.batch.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Surrogates begin at 19 % of an assessment, and only they keep a checkpoint. */
class AssessStepTest {
  @Test
  void what_was_left_among_surrogates_waits_for_their_checkpoint_before_it_says_what_is_lost() {
    assertThat(AssessStep.surrogatesBegan(OptionalInt.of(19), 0.8, true)).isTrue();
    assertThat(AssessStep.surrogatesBegan(OptionalInt.empty(), 0.2, true)).isTrue();
  }

  @Test
  void so_does_what_another_home_left_there() {
    assertThat(AssessStep.surrogatesBegan(OptionalInt.empty(), 0.2, false)).isTrue();
  }

  @Test
  void what_was_left_before_or_has_none_keeps_nothing() {
    assertThat(AssessStep.surrogatesBegan(OptionalInt.of(19), 0.19, false)).isFalse();
    assertThat(AssessStep.surrogatesBegan(OptionalInt.of(0), 0.8, false)).isFalse();
  }
}
