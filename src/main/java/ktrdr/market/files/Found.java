package ktrdr.market.files;

import java.util.List;
import java.util.stream.Collectors;

/** What stands in a file, for messages: quoted and cut to a readable length. */
final class Found {
  private static final int LONGEST = 40;
  private static final int MOST = 20;

  private Found() {}

  static String quoted(String text) {
    return "\"" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "\"";
  }

  static String list(List<String> texts) {
    String some = texts.stream().limit(MOST).map(Found::quoted).collect(Collectors.joining(", "));
    return texts.size() > MOST ? some + " and " + (texts.size() - MOST) + " more" : some;
  }
}
