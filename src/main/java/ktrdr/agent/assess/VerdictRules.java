package ktrdr.agent.assess;

import java.util.ArrayList;
import java.util.List;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.agent.results.Verdict;

/**
 * Decides whether a strategy is promising, poor or neutral. The verdict is computed, so its
 * explanation can't change it.
 *
 * <p>A strategy is poor if it never traded, has a Sharpe ratio of 0 or less, failed a leak check,
 * or neither beats the market nor has entries that are better than random ones. It is promising if
 * nothing at all speaks against it, and neutral otherwise.
 *
 * @param deflatedSharpe smallest deflated Sharpe ratio of the test (a probability) of a promising
 *     strategy
 * @param surrogateP greatest p value of the surrogates of a promising strategy
 * @param trades fewest trades of a promising strategy
 * @param poorP a strategy that does not beat the market is poor above this p value of the
 *     surrogates
 * @param poorPercentile a strategy that does not beat the market is poor if it is better than fewer
 *     random entries, 0 to 100, and no surrogates ran
 */
public record VerdictRules(
    double deflatedSharpe, double surrogateP, int trades, double poorP, double poorPercentile) {

  public static final VerdictRules DEFAULT = new VerdictRules(0.95, 0.05, 30, 0.20, 80);

  /** Refuses thresholds that are no probabilities, percentiles or counts. */
  public VerdictRules {
    probability("deflated Sharpe ratio", deflatedSharpe);
    probability("p value", surrogateP);
    probability("p value", poorP);
    if (!(poorPercentile >= 0 && poorPercentile <= 100)) {
      throw new IllegalArgumentException("a percentile is from 0 to 100, not " + poorPercentile);
    }
    if (trades < 0) {
      throw new IllegalArgumentException("a number of trades is 0 or more, not " + trades);
    }
  }

  private static void probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a " + name + " is from 0 to 1, not " + value);
    }
  }

  /** A verdict and its reasons as sentences. */
  record Judgement(Verdict verdict, List<String> reasons) {}

  /** Judges by everything that was found, the surrogates included. */
  Judgement judge(Findings found) {
    List<String> poor = new PoorReasons(this, found).sentences();
    if (!poor.isEmpty()) {
      return new Judgement(Verdict.POOR, poor);
    }
    MissingReasons missing = new MissingReasons(this, found);
    List<String> refused = new ArrayList<>(missing.sentences());
    // That surrogates did not run is a reason only if nothing else kept them from running.
    if (refused.isEmpty() || found.surrogates().ran()) {
      missing.surrogates().ifPresent(refused::add);
    }
    return refused.isEmpty()
        ? new Judgement(Verdict.PROMISING, missing.opposites())
        : new Judgement(Verdict.NEUTRAL, List.copyOf(refused));
  }

  /**
   * Why a strategy can't be promising whatever its surrogates do; they need not run if there is a
   * reason.
   */
  List<String> refusalsBeforeSurrogates(Findings found) {
    Findings without = found.with(SurrogateResult.notRun("they come last"));
    List<String> poor = new PoorReasons(this, without).sentences();
    return poor.isEmpty() ? new MissingReasons(this, without).sentences() : poor;
  }
}
