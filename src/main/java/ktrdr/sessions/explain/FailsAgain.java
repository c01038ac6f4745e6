package ktrdr.sessions.explain;

import ktrdr.agent.design.NoUsableDesign;
import ktrdr.market.UnknownBars;
import ktrdr.market.UnusableFile;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.UnusableBar;
import ktrdr.work.Refusal;

/**
 * Failures that would come again: the same strategy, bars and seed are refused for the same reason.
 * What was kept of such a failure is its sentence, so the sentence says it, and advice reads it
 * there.
 */
public final class FailsAgain {
  private static final String NOTE = "Going on with it would fail in the same way";

  private FailsAgain() {}

  /** The sentence of a failure, with the note when it would come again. */
  public static String sentence(Refusal failure) {
    String said = failure.getMessage();
    return isSure(failure) && !said.contains(NOTE)
        ? said + (said.endsWith(".") ? " " : ". ") + NOTE + ": " + change(failure)
        : said;
  }

  /** Whether a sentence says so. */
  static boolean says(String sentence) {
    return sentence.contains(NOTE);
  }

  // Bars can be brought in, and memory be had, without changing what was asked for.
  private static boolean isSure(Refusal failure) {
    return failure.kind() == Refusal.Kind.INVALID
        && !(failure instanceof UnknownBars)
        && !(failure instanceof NotEnoughMemory);
  }

  private static String change(Refusal failure) {
    if (failure instanceof UnusableFile) {
      return "mend the file, then load it again";
    }
    if (failure instanceof InvalidStrategy) {
      return "start anew with a valid strategy";
    }
    if (failure instanceof UnusableBar) {
      return "start anew with other bars";
    }
    return failure instanceof NoUsableDesign
        ? "start anew with another brief, seed or symbol, or with more candidates"
        : "start anew with other bars or another strategy";
  }
}
