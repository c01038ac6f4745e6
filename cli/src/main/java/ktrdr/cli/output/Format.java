package ktrdr.cli.output;

/** What {@code -o} chooses: for people, for programs, for the shell. */
public enum Format {
  TABLE,
  JSON,
  NAME;

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
