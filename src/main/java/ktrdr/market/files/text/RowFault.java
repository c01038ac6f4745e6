package ktrdr.market.files.text;

/** What is wrong with one row, as a sentence without its line. */
public final class RowFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RowFault(String sentence) {
    super(sentence, null, false, false); // a file can have millions
  }
}
