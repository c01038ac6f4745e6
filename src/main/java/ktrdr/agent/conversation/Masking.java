package ktrdr.agent.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ktrdr.agent.Brief;

/**
 * Keeps from a model which market it designs for, because it may have read how that market went.
 *
 * @param on false when it is told everything
 */
record Masking(Brief brief, boolean on) {
  static final String ALIAS = "ASSET";

  /** A whole date first, in which points and digits may stand beside the year. */
  private static final Pattern YEAR =
      Pattern.compile(
          "(?<!\\d)(\\d\\d?[./]\\d\\d?[./](19|20)\\d\\d"
              + "|(19|20)\\d\\d[./]\\d\\d?[./]\\d\\d?"
              + "|(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))(?!\\d)"
              + "|(?<![\\d.,])(19|20)\\d\\d(-\\d\\d(-\\d\\d)?)?(?!\\d|[.,]\\d)");

  /** What the model is told the market is called. */
  String symbol() {
    return on ? ALIAS : brief.symbol();
  }

  /** A line of ours about earlier work, without the symbol and without a year or a date. */
  String line(String text) {
    return on
        ? YEAR.matcher(symbolPattern().matcher(text).replaceAll(ALIAS)).replaceAll("(date)")
        : text;
  }

  /** Says what the user's own words give away although the rest is masked. */
  Optional<String> unmasked() {
    List<String> told = new ArrayList<>();
    if (symbolPattern().matcher(brief.text()).find()) {
      told.add("the symbol " + brief.symbol());
    }
    YEAR.matcher(brief.text()).results().findFirst().ifPresent(y -> told.add(y.group()));
    return on && !told.isEmpty()
        ? Optional.of(
            "The brief names "
                + String.join(" and ", told)
                + ", so the model could tell which bars these are.")
        : Optional.empty();
  }

  private Pattern symbolPattern() {
    return Pattern.compile(
        "(?<![\\p{L}\\d])" + Pattern.quote(brief.symbol()) + "(?![\\p{L}\\d])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
