package ktrdr.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import ktrdr.cli.output.Console;

/** What the streams lead to. The launcher, which can ask the system, says it by properties. */
final class Terminal {
  private static final int COLUMNS = 80;

  private Terminal() {}

  static Console console(PrintWriter out, PrintWriter err) {
    // without the launcher Java only tells whether both ends are a terminal
    String otherwise =
        Boolean.toString(Runtime.version().feature() < 22 && System.console() != null);
    boolean smart = !isDumb(System.getenv("TERM"), System.getProperty("os.name"));
    return new Console(
        out,
        err,
        Boolean.parseBoolean(System.getProperty("ktrdr.out.terminal", otherwise)),
        smart && Boolean.parseBoolean(System.getProperty("ktrdr.err.terminal", otherwise)),
        Math.max(20, Integer.getInteger("ktrdr.columns", COLUMNS)),
        smart,
        ZoneId.systemDefault());
  }

  /** True for a terminal that shows codes for colours and the cursor as text. */
  static boolean isDumb(String term, String system) {
    boolean unset = term == null || term.isBlank();
    return unset ? !system.startsWith("Windows") : term.equals("dumb");
  }
}
