package ktrdr.agent.assess;

import java.util.List;
import java.util.Locale;
import ktrdr.agent.Assessor;
import ktrdr.agent.Evidence;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.SurrogateTest;
import ktrdr.work.ProgressMonitor;

/**
 * Assesses by computation only: it needs no API key and no network, and costs nothing. Surrogates
 * take much longer than the rest, so they run only if nothing else refuses a promising verdict, or
 * if somebody asked for them.
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
    Findings findings = withSurrogates(evidence, resamples, monitor);
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

  private Findings withSurrogates(Evidence evidence, int resamples, ProgressMonitor monitor) {
    Statistician statistician = new Statistician(resamples);
    if (evidence.surrogates().isEmpty()) {
      return statistician.examine(evidence, monitor).with(Findings.NOT_ASKED);
    }
    SurrogateTest test = evidence.surrogates().get();
    double done = SurrogateTest.STATISTICS_DONE;
    Findings findings = statistician.examine(evidence, monitor.part(0, done));
    List<String> refusals = rules.refusalsBeforeSurrogates(findings);
    return findings.with(
        test.forced() || refusals.isEmpty()
            ? test.run(monitor.part(done, 1))
            : SurrogateResult.notRun(reason(refusals.get(0))));
  }

  /** A refusal as it stands after a colon, without its full stop. */
  private static String reason(String refusal) {
    String plain = refusal.endsWith(".") ? refusal.substring(0, refusal.length() - 1) : refusal;
    return plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
  }
}
