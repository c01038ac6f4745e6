package ktrdr.agent.assess;

import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.percent;

import java.util.ArrayList;
import java.util.List;
import ktrdr.agent.GateResult;
import ktrdr.agent.Verdict;
import ktrdr.agent.Wording;

/**
 * Decides whether a strategy is promising, poor or neutral. The verdict is computed, so its
 * explanation can't change it.
 *
 * @param deflatedSharpe smallest deflated Sharpe ratio (a probability) of a promising strategy
 * @param trades fewest trades of a promising strategy
 * @param poorDrawdown a strategy with a deeper drawdown is poor; a fraction
 * @param poorTrades a strategy with fewer trades is poor
 */
public record VerdictRules(double deflatedSharpe, int trades, double poorDrawdown, int poorTrades) {

  public static final VerdictRules DEFAULT = new VerdictRules(0.95, 30, 0.30, 20);

  /** A verdict and its reasons as sentences. */
  record Judgement(Verdict verdict, List<String> reasons) {}

  Judgement judge(Findings findings) {
    List<String> poor = poor(findings);
    if (!poor.isEmpty()) {
      return new Judgement(Verdict.POOR, poor);
    }
    List<String> missing = missing(findings);
    return missing.isEmpty()
        ? new Judgement(Verdict.PROMISING, promising(findings))
        : new Judgement(Verdict.NEUTRAL, missing);
  }

  private List<String> poor(Findings found) {
    if (!found.backtested()) {
      return List.of(
          "There is no backtest to judge: " + found.evidence().trainingGate().reason() + ".");
    }
    List<String> reasons = new ArrayList<>();
    double sharpe = found.sharpe().ratio();
    if (Double.isNaN(sharpe)) {
      reasons.add("Equity never moved, so there is no Sharpe ratio.");
    } else if (sharpe <= 0) {
      reasons.add("The Sharpe ratio of " + number(sharpe) + " is not above 0.");
    }
    double drawdown = found.metrics().maxDrawdown();
    if (!(drawdown <= poorDrawdown)) {
      reasons.add(
          "The drawdown of "
              + percent(drawdown)
              + " is deeper than "
              + percent(poorDrawdown)
              + ".");
    }
    if (found.trades() < poorTrades) {
      reasons.add(
          Wording.trades(found.trades())
              + " can't tell skill from chance; at least "
              + poorTrades
              + " are needed.");
    }
    found.evidence().leaks().failures().forEach(leak -> reasons.add("Leak: " + leak));
    return reasons;
  }

  private List<String> missing(Findings found) {
    List<String> reasons = new ArrayList<>();
    if (!(found.sharpe().luck().deflated() >= deflatedSharpe)) {
      reasons.add(deflated(found) + " is below " + number(deflatedSharpe) + ".");
    }
    if (!(found.metrics().totalReturn() > found.market().totalReturn())) {
      reasons.add(beside(found, "is not above"));
    }
    if (found.trades() < trades) {
      reasons.add(Wording.trades(found.trades()) + " are fewer than " + trades + ".");
    }
    if (found.evidence().inSample()) {
      reasons.add("The backtest overlaps the bars that the model was trained on.");
    }
    if (found.evidence().pretrainingOverlap()) {
      reasons.add("The language model that designed it may have read of the bars of the backtest.");
    }
    gate("training", found.evidence().trainingGate(), reasons);
    gate("backtest", found.evidence().backtestGate(), reasons);
    return reasons;
  }

  private static void gate(String name, GateResult gate, List<String> reasons) {
    if (!gate.passed()) {
      String bypassed = gate.bypassed() ? " (bypassed)" : "";
      reasons.add("The " + name + " gate failed" + bypassed + ": " + gate.reason() + ".");
    }
  }

  private static List<String> promising(Findings found) {
    return List.of(
        deflated(found) + " is high enough.",
        beside(found, "is above"),
        Wording.trades(found.trades()) + ", both gates passed and no leak was found.");
  }

  private static String deflated(Findings found) {
    int trials = found.evidence().trials().count();
    return "The deflated Sharpe ratio of "
        + number(found.sharpe().luck().deflated())
        + " over "
        + (trials == 1 ? "1 trial" : trials + " trials");
  }

  private static String beside(Findings found, String relation) {
    return "The net return of "
        + percent(found.metrics().totalReturn())
        + " "
        + relation
        + " the "
        + percent(found.market().totalReturn())
        + " of buy & hold with the same position size and costs.";
  }
}
