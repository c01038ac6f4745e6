package ktrdr.agent.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ktrdr.agent.results.TrialScore;

/**
 * Memories as short lines for a designer. A line has no symbol, no name, no date and no price;
 * where it quotes somebody, {@code Masking} takes out the symbol and years.
 */
public final class MemoryLines {
  private static final int LONGEST = 300;
  private static final String TRIED = "tried ";

  private MemoryLines() {}

  /** First the experiments, then the hypotheses, each in the order given. */
  public static List<String> of(List<Experiment> experiments, List<Hypothesis> open) {
    List<String> lines = new ArrayList<>();
    experiments.forEach(experiment -> lines.add(line(experiment)));
    open.forEach(hypothesis -> lines.add(line(hypothesis)));
    return lines;
  }

  /** The indicators of all experiments that these lines tell of. */
  public static Set<String> tried(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(TRIED))
        .map(line -> line.substring(TRIED.length(), line.indexOf(": ")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String line(Experiment experiment) {
    return experiment
        .plan()
        .rejection()
        .map(reason -> "rejected design: " + beginning(reason))
        .orElseGet(() -> tried(experiment));
  }

  private static String tried(Experiment experiment) {
    List<String> parts = new ArrayList<>();
    experiment.score().map(MemoryLines::window).ifPresent(parts::add);
    experiment.training().ifPresent(training -> parts.add(validation(training)));
    String figures = parts.isEmpty() ? "no figures yet" : String.join("; ", parts);
    return TRIED + experiment.plan().indicators() + ": " + figures;
  }

  private static String window(TrialScore score) {
    return score.trades() == 0
        ? "design window: never traded"
        : String.format(
            Locale.ROOT,
            "design window: Sharpe %.2f, %+.2f against holding, %,d trades, accuracy %.1f%%",
            score.sharpe(),
            score.excess(),
            score.trades(),
            100 * score.accuracy());
  }

  private static String validation(Experiment.Training training) {
    return String.format(
        Locale.ROOT,
        "validation: accuracy %.1f%% where one answer for all has %.1f%%, loss %.3f, best epoch"
            + " %,d",
        100 * training.validation().score().accuracy(),
        100 * training.validation().majority(),
        training.validation().score().loss(),
        training.bestEpoch());
  }

  private static String line(Hypothesis hypothesis) {
    return hypothesis.standing().status().wire() + " hypothesis: " + beginning(hypothesis.text());
  }

  private static String beginning(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
