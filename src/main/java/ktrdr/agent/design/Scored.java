package ktrdr.agent.design;

import ktrdr.agent.CandidateReturns;
import ktrdr.agent.results.TrialScore;
import ktrdr.backtest.BacktestRun;

/**
 * How a candidate did.
 *
 * @param returns what it earned in each period, as in {@link CandidateReturns}
 */
record Scored(TrialScore score, double[] returns) {

  /** The score of a candidate whose trades are those of this run. */
  static Scored of(TrialScore score, BacktestRun run) {
    return new Scored(score, CandidateReturns.ofPeriods(run.equity().returns()));
  }
}
