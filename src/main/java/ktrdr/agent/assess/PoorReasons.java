package ktrdr.agent.assess;

import static ktrdr.agent.Wording.apart;
import static ktrdr.agent.Wording.number;
import static ktrdr.agent.Wording.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import ktrdr.agent.results.SurrogateResult;

/** Says why a strategy is poor. */
record PoorReasons(VerdictRules rules, Findings found) {

  /** A sentence for each reason; none if it is not poor. */
  List<String> sentences() {
    if (!found.backtested()) {
      return List.of(
          "There is no backtest to judge: " + found.evidence().trainingGate().reason() + ".");
    }
    List<String> reasons = new ArrayList<>();
    sharpe().ifPresent(reasons::add);
    timing().ifPresent(reasons::add);
    found.evidence().leaks().failures().forEach(leak -> reasons.add("Leak: " + leak));
    return reasons;
  }

  private Optional<String> sharpe() {
    double sharpe = found.sharpe().ratio();
    if (found.trades() == 0) {
      return Optional.of("It never traded, so there is nothing to judge.");
    }
    if (Double.isNaN(sharpe)) {
      return Optional.of("Equity never moved, so there is no Sharpe ratio.");
    }
    return sharpe <= 0
        ? Optional.of("The Sharpe ratio of " + number(sharpe) + " is not above 0.")
        : Optional.empty();
  }

  /** Neither better than the market, nor better timed than chance. */
  private Optional<String> timing() {
    return found.trades() == 0 || found.beatsMarket()
        ? Optional.empty()
        : chance().map(chance -> found.besideMarket("is not above") + ", and " + chance + ".");
  }

  private Optional<String> chance() {
    SurrogateResult surrogates = found.surrogates();
    if (surrogates.ran()) {
      return surrogates.p() > rules.poorP()
          ? Optional.of(
              "the p value of "
                  + apart(surrogates.p(), rules.poorP())
                  + " by its surrogates is above "
                  + number(rules.poorP()))
          : Optional.empty();
    }
    OptionalDouble percentile = found.percentile();
    return percentile.isPresent() && percentile.getAsDouble() < rules.poorPercentile()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "it is better than only %.1f%% of random entries; %s%% is the least",
                percentile.getAsDouble(),
                plain(rules.poorPercentile())))
        : Optional.empty();
  }
}
