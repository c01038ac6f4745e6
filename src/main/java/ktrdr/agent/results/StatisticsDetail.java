package ktrdr.agent.results;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an assessment computes beside the numbers that it always had. Each part is empty when it is
 * unknown, as in results of earlier versions.
 *
 * @param surrogates how the strategy did on permuted bars
 * @param design how much of the score in the design window could be luck
 * @param overfitting how the choice among the candidates would have turned out
 * @param trading more about the backtest
 * @param calendar returns of years and months
 * @param folds of a walk forward, in order of time; none for a holdout
 * @param spread how far the networks of the model differ; empty if there is one only
 */
public record StatisticsDetail(
    Optional<SurrogateResult> surrogates,
    Optional<DesignLuck> design,
    Optional<Overfitting> overfitting,
    Optional<Trading> trading,
    CalendarReturns calendar,
    List<Fold> folds,
    Optional<Spread> spread) {

  /** Nothing is known. */
  public static final StatisticsDetail NONE =
      new StatisticsDetail(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          CalendarReturns.NONE,
          List.of(),
          Optional.empty());

  public StatisticsDetail {
    folds = List.copyOf(folds);
  }

  /** These, with what the surrogates gave. */
  public StatisticsDetail with(SurrogateResult result) {
    return new StatisticsDetail(
        Optional.of(result), design, overfitting, trading, calendar, folds, spread);
  }

  /**
   * The chosen candidate's score in the design window.
   *
   * @param sharpe annual ratio of its returns on bars that it was not trained on
   * @param deflated probability that the true ratio is above the one that the best of all
   *     candidates reaches by luck; 0 to 1
   * @param trials number of candidates that were scored in that window, also by other sessions
   */
  public record DesignLuck(double sharpe, double deflated, int trials) {}

  /**
   * The probability of backtest overfitting, by combinatorially symmetric cross validation.
   *
   * @param probability that the candidate which is best on half of the design window is not above
   *     the median on the other half; 0 to 1
   * @param candidates that were compared
   */
  public record Overfitting(double probability, int candidates) {}

  /**
   * More about a backtest.
   *
   * @param breakEvenCost commission and slippage of each side, as a fraction of the traded value,
   *     at which the trades earn nothing; exact to the first order of the slippage. NaN without
   *     trades, or when the slippage is unknown
   * @param drawdownBars the longest run of bars below an earlier high
   * @param moreYears years that are missing to tell the Sharpe ratio from 0 with 95 % confidence: 0
   *     when there are enough, infinite when the ratio is not above 0
   */
  public record Trading(double breakEvenCost, int drawdownBars, double moreYears) {}

  /**
   * What one fold of a walk forward earned.
   *
   * @param from start of its first bar
   * @param to start of its last bar
   * @param totalReturn as a fraction
   * @param sharpe annual ratio in excess of what cash earns; NaN when the equity never moved
   * @param skill to tell BUY from SELL: nats that the forecasts save in a row
   * @param t statistic of that skill
   */
  public record Fold(
      Instant from, Instant to, double totalReturn, double sharpe, double skill, double t) {}

  /**
   * How far the networks of a model differ on its validation rows.
   *
   * @param networks number of networks, 2 or more
   * @param worstLoss highest cross entropy of one of them, in nats
   * @param bestLoss lowest cross entropy of one of them, in nats
   * @param worstAccuracy lowest accuracy of one of them, 0 to 1
   * @param bestAccuracy highest accuracy of one of them, 0 to 1
   */
  public record Spread(
      int networks, double worstLoss, double bestLoss, double worstAccuracy, double bestAccuracy) {}
}
