package ktrdr.agent;

import java.util.List;

/**
 * The result of the assessment phase. All lists hold sentences.
 *
 * @param reasons why the verdict is this one
 * @param suggestions changes to the strategy document
 * @param hypotheses claims that the next experiment could refute
 * @param statistics the numbers behind the verdict
 */
public record AssessmentResult(
    Verdict verdict,
    List<String> reasons,
    List<String> strengths,
    List<String> weaknesses,
    List<String> suggestions,
    List<String> hypotheses,
    Statistics statistics) {}
