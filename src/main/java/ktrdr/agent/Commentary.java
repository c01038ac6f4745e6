package ktrdr.agent;

import static ktrdr.agent.Wording.dollars;
import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a quant would say about the findings, in sentences made from the numbers. */
final class Commentary {
  private static final int FEW_TRADES = 30;
  private static final double DEAR = 0.5;
  private static final double CHEAP = 0.2;
  private static final double RARE = 0.05;

  private final Findings found;
  private final List<String> strengths = new ArrayList<>();
  private final List<String> weaknesses = new ArrayList<>();
  private final List<String> suggestions = new ArrayList<>();
  private final List<String> hypotheses = new ArrayList<>();

  private Commentary(Findings found) {
    this.found = found;
  }

  static Commentary on(Findings found) {
    Commentary commentary = new Commentary(found);
    commentary.training();
    if (found.backtested()) {
      commentary.backtest();
    }
    commentary.leaks();
    return commentary;
  }

  List<String> strengths() {
    return List.copyOf(strengths);
  }

  List<String> weaknesses() {
    return List.copyOf(weaknesses);
  }

  List<String> suggestions() {
    return List.copyOf(suggestions);
  }

  List<String> hypotheses() {
    return List.copyOf(hypotheses);
  }

  private void backtest() {
    if (found.trades() == 0) {
      neverTraded();
      return;
    }
    besideBuyAndHold();
    interval();
    drawdown();
    costs();
    payoff();
    activity();
  }

  private void training() {
    GateResult gate = found.evidence().trainingGate();
    if (gate.passed()) {
      String accuracy = percent(found.number("test_accuracy"));
      strengths.add("The network is right on " + accuracy + " of rows that it never saw.");
      return;
    }
    weaknesses.add("Training fell short: " + gate.reason() + ".");
    suggestions.add(
        gate.reason().startsWith("accuracy")
            ? "Give the network other indicators, or swings that are easier to tell apart: a larger"
                + " zigzag_threshold."
            : "Let it fit more: more epochs, a higher learning_rate, or wider hidden_layers.");
    hypotheses.add(
        "These inputs carry too little about the labels: another indicator family lifts the test"
            + " accuracy by more than its standard error.");
  }

  private void neverTraded() {
    weaknesses.add("It never traded: no signal reached the confidence asked for.");
    suggestions.add(
        "Lower decisions.confidence_threshold, or the zigzag_threshold so that fewer rows are HOLD.");
    hypotheses.add("With a lower confidence_threshold the signals earn more than their costs.");
  }

  private void besideBuyAndHold() {
    String both =
        percent(found.number("total_return"))
            + " against "
            + percent(found.number("benchmark_return"))
            + " for buy & hold at the same size and costs";
    if (found.number("total_return") > found.number("benchmark_return")) {
      strengths.add("It earned more than the market: " + both + ".");
      hypotheses.add(
          "The excess return comes from timing: random entries with the same exposure of "
              + percent(found.number("exposure"))
              + " earn less in 95 of 100 draws.");
    } else {
      weaknesses.add("Holding would have paid more: " + both + ".");
      hypotheses.add(
          "What it earns is the market's own drift: random entries with the same exposure of "
              + percent(found.number("exposure"))
              + " earn as much.");
    }
  }

  private void interval() {
    double low = found.number("sharpe_low");
    String range = number(low) + " to " + number(found.number("sharpe_high"));
    if (low > 0) {
      strengths.add("The 95% interval of its Sharpe ratio, " + range + ", lies above 0.");
      return;
    }
    double needed = found.number("years_needed");
    String track =
        Double.isFinite(needed)
            ? String.format(
                Locale.ROOT,
                " it takes %.1f years of such returns to tell it from 0, and there are %.1f.",
                needed,
                found.number("years"))
            : " it is not above 0 to begin with.";
    weaknesses.add("The 95% interval of its Sharpe ratio, " + range + ", includes 0:" + track);
    suggestions.add("Test on more bars: a longer date range, or a second symbol.");
  }

  private void drawdown() {
    double own = found.number("max_drawdown");
    double market = found.number("benchmark_max_drawdown");
    String both = percent(own) + " at worst against " + percent(market) + " for buy & hold";
    if (own < market) {
      strengths.add("It fell less than the market: " + both + ".");
    } else {
      weaknesses.add("It fell as far as the market or further: " + both + ".");
      suggestions.add("Lower backtest.position_size, or raise decisions.confidence_threshold.");
    }
  }

  private void costs() {
    double paid = found.number("commission_usd");
    double gross = found.number("net_profit_usd") + paid;
    if (gross <= 0) {
      weaknesses.add(
          "It loses " + dollars(-gross) + " before commissions: costs are not the cause.");
      suggestions.add("Change the inputs or the labels; cheaper trading would not help.");
    } else if (paid / gross > DEAR) {
      weaknesses.add("Commissions take " + percent(paid / gross) + " of what the trades earn.");
      suggestions.add("Trade less often: decisions.filters.min_signal_separation.");
      hypotheses.add("Fewer, longer trades keep more than half of what they earn.");
    } else if (paid / gross < CHEAP) {
      strengths.add(
          "It stands costs: it breaks even at a commission of "
              + percent(found.number("break_even_commission"))
              + " a side.");
    }
  }

  private void payoff() {
    double factor = found.number("profit_factor");
    String rate = percent(found.number("win_rate")) + " of trades win";
    if (factor > 1) {
      strengths.add("Winners bring " + number(factor) + " times what losers cost; " + rate + ".");
    } else if (factor <= 1) {
      weaknesses.add(
          "Winners bring only " + number(factor) + " of what losers cost; " + rate + ".");
    }
  }

  private void activity() {
    if (found.trades() < FEW_TRADES) {
      weaknesses.add(
          Wording.trades(found.trades())
              + (found.trades() == 1 ? " is" : " are")
              + " a small sample.");
      suggestions.add("Ask for more, shorter swings: a smaller training.labels.zigzag_threshold.");
    }
    if (found.number("exposure") < RARE) {
      weaknesses.add(
          "It holds a position in only " + percent(found.number("exposure")) + " of bars.");
    }
    if (found.evidence().inSample()) {
      weaknesses.add("It was tested on bars that it was trained on.");
      suggestions.add("Test on bars after the training range.");
    }
  }

  private void leaks() {
    LeakReport leaks = found.evidence().leaks();
    if (!leaks.failures().isEmpty()) {
      weaknesses.add("It knows the future: " + String.join(" ", leaks.failures()));
    } else if (leaks.checked() > 0) {
      strengths.add(
          "Its features and scores are the same without the bars that follow, at "
              + leaks.checked()
              + " bars looked at.");
    }
  }
}
