package ktrdr.sessions.explain;

import ktrdr.agent.design.NoUsableDesign;
import ktrdr.market.UnknownBars;
import ktrdr.market.files.UnusableFile;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.NotEnoughMemory;
import ktrdr.strategy.UnusableBar;
import ktrdr.work.Refusal;

/**
 * Recognises failures that would happen again, because equal strategies, bars and seeds are refused
 * for the same reason. Only the sentence of a failure is stored, so the sentence carries a note,
 * and advice looks for it there.
 */
public final class FailsAgain {
  private static final String NOTE = "Going on with it would fail in the same way";

  private FailsAgain() {}

  /** The sentence of a failure, with the note if it would happen again. */
  public static String sentence(Refusal failure) {
    String said = failure.getMessage();
    return isSure(failure) && !said.contains(NOTE)
        ? said + (said.endsWith(".") ? " " : ". ") + NOTE + ": " + change(failure)
        : said;
  }

  /** Whether a sentence carries the note. */
  static boolean says(String sentence) {
    return sentence.contains(NOTE);
  }

  // Bars can be imported and memory added without changing the request.
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
