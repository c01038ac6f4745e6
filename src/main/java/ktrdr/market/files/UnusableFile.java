package ktrdr.market.files;

import ktrdr.market.files.text.Found;
import ktrdr.work.Refusal;

/** A file of bars was rejected; nothing of it was kept. */
public final class UnusableFile extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  UnusableFile(String symbol, long line, String sentence) {
    this(symbol, "line " + line + ": " + sentence);
  }

  /** The file as a whole is at fault, no single line. */
  UnusableFile(String symbol, String sentence) {
    super(Kind.INVALID, "unusable_file", text(symbol, sentence));
  }

  // The file's content is untrusted text.
  private static String text(String symbol, String sentence) {
    String whole = "The bars of " + symbol + " can't be used: " + sentence;
    String plain = Found.plain(whole);
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }
}
