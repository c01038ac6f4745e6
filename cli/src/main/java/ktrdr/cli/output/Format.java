package ktrdr.cli.output;

import java.util.Locale;

/** The output format that {@code -o} selects: for people, for programs, for the shell. */
public enum Format {
  TABLE,
  /** A table that is not cut to the terminal's width. */
  WIDE,
  JSON,
  /** One object per line. */
  JSONL,
  YAML,
  CSV,
  /** Only the ids. */
  NAME;

  /** Whether people read this format. */
  public boolean isForPeople() {
    return this == TABLE || this == WIDE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
