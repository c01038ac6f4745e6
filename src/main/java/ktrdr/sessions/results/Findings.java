package ktrdr.sessions.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.TrainingBreakdown;
import ktrdr.agent.results.TrainingResult;
import ktrdr.operations.Operation;
import ktrdr.sessions.Session;
import ktrdr.training.Platform;

/**
 * What a session found, as it is read from its stored results; two sessions that found the same
 * have equal ones.
 */
public record Findings(
    TrainingResult training, BacktestResult backtest, Optional<AssessmentResult> assessment) {

  /** Reads what a session found that was assessed. */
  public static Findings of(Operation training, Operation backtest, Session assessed) {
    return of(training, backtest, assessed.verdict().metrics());
  }

  /**
   * Reads what a session found.
   *
   * @param assessment the JSON object of its result
   */
  public static Findings of(
      Operation training, Operation backtest, Map<String, Object> assessment) {
    return new Findings(
        TrainingCodec.read(training),
        BacktestCodec.read(backtest),
        AssessmentCodec.read(assessment));
  }

  /** The hash of the trained weights. */
  public Optional<String> weights() {
    return training.model().weightsSha256();
  }

  /** The hash of the bars. */
  public Optional<String> bars() {
    return training.model().dataSha256();
  }

  /** What it was trained by. */
  public Optional<Platform> platform() {
    return training.model().platform();
  }

  /**
   * All figures.
   *
   * @param words whether the verdict and its explanation are among them
   */
  public List<Object> figures(boolean words) {
    TrainingResult t = training;
    var trained =
        new TrainingResult(
            t.test(),
            t.lossDecrease(),
            t.bestEpoch(),
            t.validation(),
            t.split(),
            TrainingResult.Model.UNKNOWN,
            List.of(),
            t.gate(),
            Optional.empty(),
            TrainingBreakdown.NONE);
    Optional<AssessmentResult> plain = assessment.map(Findings::withoutDetail);
    Optional<?> assessed = words ? plain : plain.map(AssessmentResult::statistics);
    return List.of(trained, backtest.figures(), assessed);
  }

  // Results of earlier versions lack it, and a rerun does not search for its strategy again.
  private static AssessmentResult withoutDetail(AssessmentResult a) {
    return new AssessmentResult(
        a.verdict(),
        a.reasons(),
        a.strengths(),
        a.weaknesses(),
        a.suggestions(),
        a.hypotheses(),
        a.statistics().with(StatisticsDetail.NONE),
        a.explanation());
  }
}
