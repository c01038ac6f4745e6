package ktrdr.agent.assess;

import ktrdr.agent.Assessment;
import ktrdr.agent.Evidence;
import ktrdr.work.ProgressMonitor;

/**
 * Says what a finished experiment is worth, by computing: no key, no network, no cost.
 *
 * @param rules for the verdict
 * @param resamples of the bootstrap, which takes nearly all of the time
 */
public record BuiltinAssessor(VerdictRules rules, int resamples) {
  /** Resamples unless the session says otherwise. */
  public static final int RESAMPLES = 2_000;

  /** With the default rules and number of resamples. */
  public BuiltinAssessor() {
    this(VerdictRules.DEFAULT, RESAMPLES);
  }

  /**
   * Looks at the evidence of a finished experiment. The verdict always comes from the same rules.
   *
   * @throws ktrdr.work.WorkCancelled when the monitor says so
   */
  public Assessment assess(Evidence evidence, ProgressMonitor monitor) {
    Findings findings = new Statistician(resamples).examine(evidence, monitor);
    VerdictRules.Judgement judgement = rules.judge(findings);
    Remarks remarks = Remarks.on(findings);
    return new Assessment(
        judgement.verdict(),
        judgement.reasons(),
        remarks.strengths(),
        remarks.weaknesses(),
        remarks.suggestions(),
        remarks.hypotheses(),
        findings.statistics());
  }
}
