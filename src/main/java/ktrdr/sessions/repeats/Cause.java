package ktrdr.sessions.repeats;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that decides what a session finds, then and now.
 *
 * @param then of the earlier session; empty if it does not tell
 * @param now of the session that repeats it; empty if it does not tell
 */
public record Cause(Kind kind, Optional<String> then, Optional<String> now) {

  /** What decides it. */
  public enum Kind {
    BARS("bars"),
    CPU("processor"),
    LIBTORCH("version of libtorch"),
    KTRDR("version of ktrdr");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** For people. */
    String word() {
      return word;
    }

    /** The field that says whether it is the same. */
    String field() {
      return "same_" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is the same; empty where that is not known. */
  Optional<Boolean> same() {
    return then.flatMap(text -> now.map(text::equals));
  }

  /** What is another now, for people. */
  String sentence() {
    return kind == Kind.BARS
        ? "The bars are no longer the same."
        : "The " + kind.word + " was " + then.orElseThrow() + " and is " + now.orElseThrow() + ".";
  }
}
