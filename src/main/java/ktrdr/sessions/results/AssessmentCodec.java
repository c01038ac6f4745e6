package ktrdr.sessions.results;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.Agents;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.AssessmentResult.Explanation;
import ktrdr.agent.results.AssessmentResult.Fallback;
import ktrdr.agent.results.Verdict;
import ktrdr.sessions.Session;

/** The result of an assessment as a JSON object. */
public final class AssessmentCodec {
  private AssessmentCodec() {}

  /** The JSON object of a result. */
  public static Map<String, Object> write(AssessmentResult result) {
    return new Fields()
        .put("verdict", result.verdict().toString())
        .put("reasons", result.reasons())
        .put("strengths", result.strengths())
        .put("weaknesses", result.weaknesses())
        .put("suggestions", result.suggestions())
        .put("hypotheses", result.hypotheses())
        .put("statistics", StatisticsCodec.write(result.statistics()))
        .put("explanation", write(result.explanation()))
        .asMap();
  }

  private static Map<String, Object> write(Explanation explanation) {
    Optional<Fallback> fallback = explanation.fallback();
    return new Fields()
        .put("source", explanation.source())
        .put("summary", explanation.summary().orElse(null))
        .put("fallback", fallback.map(Fallback::reason).orElse(null))
        .put("fallback_sentence", fallback.map(Fallback::sentence).orElse(null))
        .asMap();
  }

  /** The word of the verdict on a session; empty until assessed. The first ktrdr had its own. */
  public static Optional<String> verdict(Session session) {
    return Stored.of(session.verdict().metrics()).text("verdict");
  }

  /** What the assessment of a session concluded; empty until assessed, or by the first ktrdr. */
  public static Optional<AssessmentResult> read(Session session) {
    return read(session.verdict().metrics());
  }

  static Optional<AssessmentResult> read(Map<String, Object> results) {
    Stored stored = Stored.of(results);
    return Arrays.stream(Verdict.values())
        .filter(verdict -> stored.text("verdict").filter(verdict.toString()::equals).isPresent())
        .findFirst()
        .map(verdict -> result(verdict, stored));
  }

  private static AssessmentResult result(Verdict verdict, Stored stored) {
    return new AssessmentResult(
        verdict,
        stored.texts("reasons"),
        stored.texts("strengths"),
        stored.texts("weaknesses"),
        stored.texts("suggestions"),
        stored.texts("hypotheses"),
        StatisticsCodec.read(stored.within("statistics")),
        stored.object("explanation").map(AssessmentCodec::explanation).orElse(Explanation.BUILTIN));
  }

  private static Explanation explanation(Stored stored) {
    return new Explanation(
        stored.text("source").orElse(Agents.BUILTIN),
        stored.text("summary"),
        stored
            .text("fallback")
            .map(code -> new Fallback(code, stored.text("fallback_sentence").orElse(""))));
  }
}
