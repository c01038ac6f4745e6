package ktrdr.agent.assess;

import static ktrdr.agent.Wording.apart;
import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Wording;
import ktrdr.agent.results.GateResult;
import ktrdr.agent.results.SurrogateResult;

/** Says what is missing in a strategy that would be promising. Needs a backtest. */
record MissingReasons(VerdictRules rules, Findings found) {

  /** A sentence for each thing that is missing, but for the surrogates. */
  List<String> sentences() {
    List<String> reasons = new ArrayList<>();
    if (!(deflated() >= rules.deflatedSharpe())) {
      reasons.add(deflatedSharpe() + " is below " + number(rules.deflatedSharpe()) + ".");
    }
    if (!found.beatsMarket()) {
      reasons.add(found.besideMarket("is not above") + ".");
    }
    if (!found.beatsCash()) {
      reasons.add(besideCash("is not above"));
    }
    if (found.trades() < rules.trades()) {
      String are = found.trades() == 1 ? " is fewer than " : " are fewer than ";
      reasons.add(Wording.trades(found.trades()) + are + rules.trades() + ".");
    }
    unseen(reasons);
    gate("training", found.evidence().trainingGate(), reasons);
    gate("backtest", found.evidence().backtestGate(), reasons);
    return reasons;
  }

  private void unseen(List<String> reasons) {
    if (found.evidence().inSample()) {
      reasons.add("The backtest overlaps the bars that the model was trained on.");
    }
    if (found.evidence().pretrainingOverlap()) {
      reasons.add("The language model that designed it may have read of the bars of the backtest.");
    }
  }

  private static void gate(String name, GateResult gate, List<String> reasons) {
    if (!gate.passed()) {
      String bypassed = gate.bypassed() ? " (bypassed)" : "";
      reasons.add("The " + name + " gate failed" + bypassed + ": " + gate.reason() + ".");
    }
  }

  /** What is missing of the surrogates. */
  Optional<String> surrogates() {
    SurrogateResult result = found.surrogates();
    if (result.notRun().isPresent()) {
      return Optional.of("The surrogates did not run: " + result.notRun().get() + ".");
    }
    return result.p() <= rules.surrogateP()
        ? Optional.empty()
        : Optional.of(ranked(result) + " is above " + number(rules.surrogateP()) + ".");
  }

  /** Why nothing is missing. */
  List<String> opposites() {
    return List.of(
        deflatedSharpe() + " is at least " + number(rules.deflatedSharpe()) + ".",
        ranked(found.surrogates()) + " is at most " + number(rules.surrogateP()) + ".",
        found.besideMarket("is above") + ".",
        besideCash("is above"),
        Wording.trades(found.trades()) + ", both gates passed and no leak was found.");
  }

  private String ranked(SurrogateResult result) {
    return "The p value of "
        + (result.stoppedEarly() ? "at least " : "")
        + apart(result.p(), rules.surrogateP())
        + ", with "
        + result.better()
        + " of "
        + result.tested()
        + " surrogates as good or better,";
  }

  private double deflated() {
    return found.sharpe().luck().deflated();
  }

  private String deflatedSharpe() {
    int trials = found.evidence().trials().count();
    return "The deflated Sharpe ratio of "
        + apart(deflated(), rules.deflatedSharpe())
        + " over "
        + (trials == 1 ? "1 trial" : trials + " trials");
  }

  private String besideCash(String relation) {
    return "The net return of "
        + percent(found.metrics().totalReturn())
        + " "
        + relation
        + " the "
        + percent(found.cashReturn())
        + " of cash.";
  }
}
