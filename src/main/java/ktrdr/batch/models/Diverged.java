package ktrdr.batch.models;

import java.nio.charset.StandardCharsets;

/** A replay asks what was not asked before, so the recorded replies answer something else. */
final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BEFORE = 20;
  private static final int SHOWN = 60;

  Diverged(int turn, String difference) {
    super("The replay diverged at turn " + turn + ": " + difference);
  }

  /** The requests of a turn differ. */
  static Diverged between(int turn, byte[] recorded, byte[] rebuilt) {
    String then = new String(recorded, StandardCharsets.UTF_8);
    String now = new String(rebuilt, StandardCharsets.UTF_8);
    int at = 0;
    while (at < Math.min(then.length(), now.length()) && then.charAt(at) == now.charAt(at)) {
      at++;
    }
    return new Diverged(
        turn,
        "from character %d on, its request was %s and would now be %s"
            .formatted(at + 1, around(then, at), around(now, at)));
  }

  private static String around(String text, int at) {
    int from = Math.min(text.length(), Math.max(0, at - BEFORE));
    int to = Math.min(text.length(), from + SHOWN);
    String shown = text.substring(from, to).replaceAll("\\p{Cntrl}", " ");
    return (from > 0 ? "\"…" : "\"") + shown + (to < text.length() ? "…\"" : "\"");
  }
}
