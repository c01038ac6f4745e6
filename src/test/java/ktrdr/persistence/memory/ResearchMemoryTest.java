package ktrdr.persistence.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.HypothesisStatus;
import ktrdr.agent.memory.MemoryPage;
import ktrdr.agent.memory.RememberedMarket;
import ktrdr.agent.results.TrainingResult.Validation;
import ktrdr.agent.results.TrialScore;
import ktrdr.fixture.Database;
import ktrdr.training.Score;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class ResearchMemoryTest {
  private static final RememberedMarket SPX = new RememberedMarket("SPX", "1d");
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:00Z");

  private final Database database = new Database();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void an_experiment_comes_back_as_it_was_put_also_with_numbers_that_are_none() {
    var score = new TrialScore(Double.NaN, Double.NaN, 0, 0.412, 1.0 / 3, 700);
    var validation = new Validation(new Score(Double.NaN, 0.456), 0.401, 200);
    Experiment put =
        experiment(1, Optional.of(score), Optional.of(new Experiment.Training(12, validation)));
    database.run(() -> database.memory().put(put));
    Experiment got = experiments(Optional.empty(), 10).get(0);
    assertThat(got.id()).isPositive();
    assertThat(got)
        .isEqualTo(
            new Experiment(
                got.id(),
                put.origin(),
                put.source(),
                put.bars(),
                put.plan(),
                put.score(),
                put.training()));
  }

  @Test
  void pages_go_on_by_key_the_newest_first() {
    LongStream.rangeClosed(1, 5)
        .forEach(
            session ->
                database.run(
                    () ->
                        database
                            .memory()
                            .put(experiment(session, Optional.empty(), Optional.empty()))));
    List<Experiment> first = experiments(Optional.empty(), 2);
    assertThat(first).extracting(e -> e.origin().session()).containsExactly(5L, 4L);
    assertThat(experiments(Optional.of(first.get(1).id()), 10))
        .extracting(e -> e.origin().session())
        .containsExactly(3L, 2L, 1L);
  }

  @Test
  void hypotheses_are_listed_by_status_and_by_key() {
    LongStream.rangeClosed(1, 4).forEach(this::raise);
    database.run(() -> database.memory().settle(2, HypothesisStatus.VALIDATED, TIME));
    assertThat(hypotheses(HypothesisStatus.VALIDATED, Optional.empty(), 10))
        .extracting(Hypothesis::text)
        .containsExactly("claim 2");
    List<Hypothesis> untested = hypotheses(HypothesisStatus.UNTESTED, Optional.empty(), 2);
    assertThat(untested).extracting(Hypothesis::text).containsExactly("claim 4", "claim 3");
    assertThat(hypotheses(HypothesisStatus.UNTESTED, Optional.of(untested.get(1).id()), 10))
        .extracting(Hypothesis::text)
        .containsExactly("claim 1");
  }

  private void raise(long session) {
    var raised = new Hypothesis.Raised(session, Hypothesis.Phase.DESIGN, true, TIME);
    Hypothesis claim = Hypothesis.raised("claim " + session, "builtin", SPX, raised);
    database.run(() -> database.memory().raise(session, Hypothesis.Phase.DESIGN, List.of(claim)));
  }

  private List<Experiment> experiments(Optional<Long> before, int limit) {
    return database.in(() -> database.memory().experiments(new MemoryPage(before, limit)));
  }

  private List<Hypothesis> hypotheses(HypothesisStatus status, Optional<Long> before, int limit) {
    return database.in(
        () -> database.memory().hypotheses(Optional.of(status), new MemoryPage(before, limit)));
  }

  private static Experiment experiment(
      long session, Optional<TrialScore> score, Optional<Experiment.Training> training) {
    return new Experiment(
        0,
        new Experiment.Origin(session, "root", TIME),
        "builtin",
        new Experiment.Bars(SPX, Optional.of("data"), Optional.of(TIME)),
        new Experiment.Plan("mine", "rsi(14)"),
        score,
        training);
  }
}
