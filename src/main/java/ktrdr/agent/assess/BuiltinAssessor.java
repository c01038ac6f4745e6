package ktrdr.agent.assess;

import ktrdr.agent.AssessmentResult;
import ktrdr.agent.Assessor;
import ktrdr.agent.Evidence;
import ktrdr.work.ProgressMonitor;

/**
 * Assesses by computation only: it needs no API key and no network, and costs nothing.
 *
 * @param rules the rules for the verdict
 */
public record BuiltinAssessor(VerdictRules rules) implements Assessor {
  /** The default number of bootstrap resamples. */
  public static final int RESAMPLES = 2_000;

  /** Uses the default rules. */
  public BuiltinAssessor() {
    this(VerdictRules.DEFAULT);
  }

  @Override
  public AssessmentResult assess(Evidence evidence, int resamples, ProgressMonitor monitor) {
    Findings findings = new Statistician(resamples).examine(evidence, monitor);
    VerdictRules.Judgement judgement = rules.judge(findings);
    Remarks remarks = Remarks.on(findings);
    return new AssessmentResult(
        judgement.verdict(),
        judgement.reasons(),
        remarks.strengths(),
        remarks.weaknesses(),
        remarks.suggestions(),
        remarks.hypotheses(),
        findings.statistics(),
        AssessmentResult.Explanation.BUILTIN);
  }
}
