package ktrdr.agent.design;

import static ktrdr.agent.Wording.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ktrdr.agent.Brief;
import ktrdr.agent.Wording;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.TrialScore;

/** Explains in a few sentences why a candidate was chosen. */
final class Explanation {
  private Explanation() {}

  static String of(Brief brief, BriefHints hints, List<Candidate> tried, Search.Try chosen) {
    TrialScore score = chosen.candidate().score().orElseThrow();
    long trained = tried.stream().filter(candidate -> candidate.score().isPresent()).count();
    String found =
        String.format(
            Locale.ROOT,
            "Of %d candidates on %s %s, %d could be trained; number %d (%s) was best: %son the last"
                + " %d bars of the %s it made %s with a Sharpe ratio of %s, %s against buy & hold.",
            tried.size(),
            brief.symbol(),
            brief.timeframe(),
            trained,
            chosen.candidate().number(),
            chosen.candidate().origin().name().toLowerCase(Locale.ROOT),
            folds(score),
            score.bars(),
            score.folds().isEmpty() ? "training part" : "design window",
            Wording.trades(score.trades()),
            number(score.sharpe()),
            String.format(Locale.ROOT, "%+.2f", score.excess()));
    return found + looksAt(hints, chosen) + fewTrades(score) + edge(score) + unheeded(hints);
  }

  private static String folds(TrialScore score) {
    return score.folds().isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "its %d networks, each on its own fold, have a median Sharpe ratio of %.2f; averaged, ",
            score.folds().size(),
            score.rank());
  }

  private static String fewTrades(TrialScore score) {
    return score.folds().isEmpty() || score.tradesEnough()
        ? ""
        : String.format(
            Locale.ROOT,
            " No candidate made %d trades, so this choice means little.",
            TrialScore.ENOUGH_TRADES_OF_FOLDS);
  }

  /** Explains why an unscored candidate was taken. */
  static String ofFirst(Brief brief, BriefHints hints, Search.Try taken) {
    String found =
        String.format(
            Locale.ROOT,
            "The first candidate on %s %s that is a valid strategy, number %d: none was trained or"
                + " compared.",
            brief.symbol(),
            brief.timeframe(),
            taken.candidate().number());
    return found + looksAt(hints, taken) + unheeded(hints);
  }

  private static String looksAt(BriefHints hints, Search.Try chosen) {
    String seen =
        chosen.blueprint().choices().stream()
            .map(IndicatorChoice::title)
            .collect(Collectors.joining(", "));
    return " It looks at " + seen + because(hints) + ".";
  }

  private static String because(BriefHints hints) {
    if (!hints.indicators().isEmpty()) {
      return ", as the brief names " + String.join(", ", hints.indicators());
    }
    return hints.style() == BriefHints.Style.OPEN
        ? ""
        : ", as the brief asks for " + hints.style().title();
  }

  private static String edge(TrialScore score) {
    return score.rank() > 0 ? "" : " That is no edge yet: expect little of it.";
  }

  private static String unheeded(BriefHints hints) {
    return hints.unheeded().isEmpty()
        ? ""
        : " Not supported yet, so ignored: " + String.join(", ", hints.unheeded()) + ".";
  }
}
