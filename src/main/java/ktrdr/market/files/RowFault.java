package ktrdr.market.files;

/** What is wrong with one row, as a sentence without its line. */
final class RowFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RowFault(String sentence) {
    super(sentence, null, false, false); // a file can have millions
  }
}
