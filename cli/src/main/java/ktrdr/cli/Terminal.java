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
    return new Console(
        out,
        err,
        Boolean.parseBoolean(System.getProperty("ktrdr.out.terminal", otherwise)),
        Boolean.parseBoolean(System.getProperty("ktrdr.err.terminal", otherwise)),
        Math.max(20, Integer.getInteger("ktrdr.columns", COLUMNS)),
        true,
        ZoneId.systemDefault());
  }
}
