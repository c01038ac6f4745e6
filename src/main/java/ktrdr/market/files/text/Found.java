package ktrdr.market.files.text;

import java.util.List;
import java.util.stream.Collectors;

/** What stands in a file, for messages: quoted and cut to a readable length. */
public final class Found {
  private static final int LONGEST = 40;
  private static final int MOST = 20;

  private Found() {}

  public static String quoted(String text) {
    String some = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return "\"" + plain(some) + "\"";
  }

  /** Untrusted text on one line, without what a terminal would take for orders. */
  public static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  public static String list(List<String> texts) {
    String some = texts.stream().limit(MOST).map(Found::quoted).collect(Collectors.joining(", "));
    return texts.size() > MOST ? some + " and " + (texts.size() - MOST) + " more" : some;
  }
}
