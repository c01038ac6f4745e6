package ktrdr.agent;

import java.util.List;
import java.util.Map;
import ktrdr.backtest.Metrics;

/**
 * What an assessor concludes. Lists hold sentences.
 *
 * @param reasons why this verdict and no other
 * @param suggestions what to change in the strategy document
 * @param hypotheses what the next experiment could refute
 * @param statistics the numbers behind it, by the names of the wire
 */
public record Assessment(
    Verdict verdict,
    List<String> reasons,
    List<String> strengths,
    List<String> weaknesses,
    List<String> suggestions,
    List<String> hypotheses,
    Map<String, Object> statistics) {

  /** The results of an operation of type agent_assessment, by the names of the wire. */
  public Map<String, Object> facts() {
    return new Metrics()
        .say("verdict", verdict.toString())
        .say("reasons", reasons)
        .say("strengths", strengths)
        .say("weaknesses", weaknesses)
        .say("suggestions", suggestions)
        .say("hypotheses", hypotheses)
        .say("statistics", statistics)
        .asMap();
  }
}
