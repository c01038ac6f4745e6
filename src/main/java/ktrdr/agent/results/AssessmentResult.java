package ktrdr.agent.results;

import java.util.List;
import java.util.Optional;

/**
 * The result of the assessment phase. All lists hold sentences.
 *
 * @param reasons why the verdict is this one; always computed
 * @param suggestions changes to the strategy document
 * @param hypotheses claims that the next experiment could refute
 * @param statistics the numbers behind the verdict
 * @param explanation who wrote strengths, weaknesses, suggestions and hypotheses
 */
public record AssessmentResult(
    Verdict verdict,
    List<String> reasons,
    List<String> strengths,
    List<String> weaknesses,
    List<String> suggestions,
    List<String> hypotheses,
    Statistics statistics,
    Explanation explanation) {

  /**
   * Who explained the verdict.
   *
   * @param source {@code builtin}, or {@code provider/id} of a language model
   * @param summary a few sentences; empty when built in
   * @param fallback why the built-in text stands here although a language model was asked
   */
  public record Explanation(String source, Optional<String> summary, Optional<Fallback> fallback) {
    /** The source of the built-in text, which is the name of the built-in model. */
    public static final String BUILTIN_SOURCE = "builtin";

    /** The built-in text, and nobody else was asked. */
    public static final Explanation BUILTIN =
        new Explanation(BUILTIN_SOURCE, Optional.empty(), Optional.empty());
  }

  /**
   * Why a language model's text is not used.
   *
   * @param reason stable code: {@code model_refused}, {@code number_not_computed}
   * @param sentence for people
   */
  public record Fallback(String reason, String sentence) {}

  /** This assessment, explained by the built-in text because a language model's is of no use. */
  public AssessmentResult fallingBack(Fallback why) {
    return new AssessmentResult(
        verdict,
        reasons,
        strengths,
        weaknesses,
        suggestions,
        hypotheses,
        statistics,
        new Explanation(Explanation.BUILTIN_SOURCE, Optional.empty(), Optional.of(why)));
  }
}
