package ktrdr.cli.output;

/** A colour from the terminal's own palette, readable on light and dark backgrounds. */
public enum Style {
  PLAIN(""),
  GOOD("\u001b[32m"),
  BAD("\u001b[31m"),
  BUSY("\u001b[36m"),
  FAINT("\u001b[2m"),
  BOLD("\u001b[1m");

  private static final String RESET = "\u001b[0m";
  private final String start;

  Style(String start) {
    this.start = start;
  }

  public String around(String text) {
    return this == PLAIN ? text : start + text + RESET;
  }
}
