package ktrdr.proof.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import ktrdr.proof.research.ResearchMarket.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole sessions of a small size. The full proof runs many large ones. */
@Tag("research")
class WholeSessionTest {
  private static final int BARS = 1_200;
  private static final int CANDIDATES = 3;
  private static final int RESAMPLES = 200;

  @Test
  void an_edge_that_was_planted_is_promising() throws IOException {
    SessionRow row = session(Kind.REVERSION);
    assertThat(row.skill()).isGreaterThan(1);
    assertThat(row.sharpe()).isGreaterThan(1).isGreaterThan(row.held());
    assertThat(row.promising()).as(row.line()).isTrue();
  }

  @Test
  void nothing_is_found_in_a_random_walk() throws IOException {
    SessionRow row = session(Kind.WALK);
    assertThat(row.skill()).isLessThan(2);
    assertThat(row.promising()).as(row.line()).isFalse();
  }

  private static SessionRow session(Kind kind) throws IOException {
    return new WholeSession(new ResearchMarket(kind, 1, BARS), CANDIDATES, RESAMPLES).row(0);
  }
}
