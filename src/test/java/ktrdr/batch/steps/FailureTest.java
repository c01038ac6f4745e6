package ktrdr.batch.steps;

import static org.assertj.core.api.Assertions.assertThat;

import ktrdr.market.UnknownBars;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void memory_that_ran_out_is_said_in_a_sentence_and_not_as_an_error_class() {
    assertThat(Failure.sentence(new OutOfMemoryError("Java heap space")))
        .startsWith("Memory ran out during this work. The server's heap has ")
        .contains("Use fewer bars", "JVM_ARGS=-Xmx2g")
        .doesNotContain("OutOfMemoryError", "heap space");
  }

  @Test
  void a_refusal_says_its_own_sentence() {
    assertThat(Failure.sentence(new UnknownBars("X", "1d", "SPX 1d")))
        .isEqualTo("No bars of X 1d; there are SPX 1d. Bring bars in with: ktrdr data load FILE");
  }
}
