package ktrdr.cli.output;

import java.util.Locale;

/** What {@code -o} chooses: for people, for programs, for the shell. */
public enum Format {
  TABLE,
  /** A table that is not cut to the terminal. */
  WIDE,
  JSON,
  /** One object a line. */
  JSONL,
  YAML,
  CSV,
  /** Ids only. */
  NAME;

  /** True for those that a person reads. */
  public boolean isForPeople() {
    return this == TABLE || this == WIDE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
