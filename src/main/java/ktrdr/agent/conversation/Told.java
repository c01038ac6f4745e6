package ktrdr.agent.conversation;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Evidence;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.Statistics;

/**
 * What a language model is told of a computed assessment. A replay tells what was told in the
 * session that it repeats, as that session stored it, so that later rules and figures do not change
 * its requests.
 *
 * @param assessment the verdict, its reasons and its statistics
 * @param trainingGate the gate of the training
 * @param backtest empty if there was none
 * @param pretrainingOverlap true when the designing model may have read of the bars of the backtest
 */
public record Told(
    AssessmentResult assessment,
    GateResult trainingGate,
    Optional<BacktestResult> backtest,
    boolean pretrainingOverlap) {

  /** What there is to tell of an assessment that was just computed. */
  static Told of(AssessmentResult computed, Evidence evidence) {
    return new Told(
        computed,
        evidence.trainingGate(),
        evidence.backtest().map(Evidence.Backtested::result),
        evidence.pretrainingOverlap());
  }

  /**
   * The statistics. A stored assessment has only some figures of its backtest, so they are those of
   * the backtest itself.
   */
  Statistics statistics() {
    Statistics stored = assessment.statistics();
    return new Statistics(
        stored
            .trading()
            .map(
                trading ->
                    new Statistics.Trading(
                        backtest.map(BacktestResult::metrics).orElse(trading.metrics()),
                        trading.market(),
                        trading.sharpe())),
        stored.test(),
        stored.trials(),
        stored.leaks(),
        stored.detail());
  }

  /** The gate of the backtest; {@link GateResult#NOT_CHECKED} without a backtest. */
  GateResult backtestGate() {
    return backtest.map(BacktestResult::gate).orElse(GateResult.NOT_CHECKED);
  }

  /** Whether the backtest used training bars; true without a backtest. */
  boolean inSample() {
    return backtest.map(BacktestResult::inSample).orElse(true);
  }

  /** The reasons, but for sentences on leaks, in which names from the document stand. */
  List<String> reasons() {
    List<String> leaks = assessment.statistics().leaks().failures();
    return assessment.reasons().stream()
        .filter(reason -> leaks.stream().noneMatch(reason::contains))
        .toList();
  }
}
