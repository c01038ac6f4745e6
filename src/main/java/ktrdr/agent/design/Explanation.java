package ktrdr.agent.design;

import static ktrdr.agent.Wording.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ktrdr.agent.Brief;
import ktrdr.agent.Candidate;
import ktrdr.agent.TrialScore;
import ktrdr.agent.Wording;

/** Explains in a few sentences why a candidate was chosen. */
final class Explanation {
  private Explanation() {}

  static String of(Brief brief, BriefHints hints, List<Candidate> tried, Search.Try chosen) {
    TrialScore score = chosen.candidate().score().orElseThrow();
    long trained = tried.stream().filter(candidate -> candidate.score().isPresent()).count();
    String found =
        String.format(
            Locale.ROOT,
            "Of %d candidates on %s %s, %d could be trained; number %d (%s) was best: on the last"
                + " %d bars of the training part it made %s with a Sharpe ratio of %s, %s against"
                + " buy & hold.",
            tried.size(),
            brief.symbol(),
            brief.timeframe(),
            trained,
            chosen.candidate().number(),
            chosen.candidate().origin().name().toLowerCase(Locale.ROOT),
            score.bars(),
            Wording.trades(score.trades()),
            number(score.sharpe()),
            String.format(Locale.ROOT, "%+.2f", score.excess()));
    return found + looksAt(hints, chosen) + edge(score) + unheeded(hints);
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
    return score.excess() > 0 ? "" : " That is no edge yet: expect little of it.";
  }

  private static String unheeded(BriefHints hints) {
    return hints.unheeded().isEmpty()
        ? ""
        : " Not supported yet, so ignored: " + String.join(", ", hints.unheeded()) + ".";
  }
}
