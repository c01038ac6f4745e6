package ktrdr.proof.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import ktrdr.agent.results.Verdict;
import ktrdr.proof.research.ResearchMarket.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("research")
class FinishedRowsTest {
  private static final ResearchMarket FIRST = new ResearchMarket(Kind.WALK, 1, 1_200);
  private static final ResearchMarket SECOND = new ResearchMarket(Kind.DRIFT, 2, 1_200);

  @TempDir private Path folder;

  @Test
  void a_later_run_of_the_proof_runs_only_the_sessions_that_are_left() throws IOException {
    FinishedRows earlier = new FinishedRows(folder, "engine");
    earlier.add(row(FIRST));
    FinishedRows later = new FinishedRows(folder, "engine");
    new Sessions(later, Duration.ofHours(1)).run(List.of(FIRST, SECOND), FinishedRowsTest::second);
    assertThat(later.all()).containsExactly(row(FIRST), row(SECOND));
    assertThat(new FinishedRows(folder, "engine").all()).isEqualTo(later.all());
  }

  @Test
  void sessions_of_another_engine_do_not_count() throws IOException {
    new FinishedRows(folder, "engine").add(row(FIRST));
    assertThat(new FinishedRows(folder, "another").all()).isEmpty();
  }

  @Test
  void no_session_begins_after_the_time_limit() throws IOException {
    FinishedRows rows = new FinishedRows(folder, "engine");
    new Sessions(rows, Duration.ZERO).run(List.of(SECOND), FinishedRowsTest::second);
    assertThat(rows.all()).isEmpty();
  }

  private static SessionRow second(ResearchMarket market) {
    assertThat(market).isEqualTo(SECOND);
    return row(market);
  }

  private static SessionRow row(ResearchMarket market) {
    return new SessionRow(
        market, Verdict.POOR, false, 0.1, 1e-300, -0.5, Double.NaN, 12.5, Double.NaN, "Because.");
  }
}
