package ktrdr.agent;

import java.util.List;

/**
 * What an assessor concludes, which the assessment phase hands on. Lists hold sentences.
 *
 * @param reasons why this verdict and no other
 * @param suggestions what to change in the strategy document
 * @param hypotheses what the next experiment could refute
 * @param statistics the numbers behind it
 */
public record AssessmentResult(
    Verdict verdict,
    List<String> reasons,
    List<String> strengths,
    List<String> weaknesses,
    List<String> suggestions,
    List<String> hypotheses,
    Statistics statistics) {}
