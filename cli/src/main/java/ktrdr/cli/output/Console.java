package ktrdr.cli.output;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The output streams of a command, and what they are connected to.
 *
 * @param out data
 * @param err messages
 * @param outTerminal whether data goes to a terminal
 * @param errTerminal whether messages go to a terminal
 * @param columns width of the terminal
 * @param coloured whether to use colours on a terminal
 * @param zone time zone for times on a terminal
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    boolean outTerminal,
    boolean errTerminal,
    int columns,
    boolean coloured,
    ZoneId zone) {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Prints a line of data. */
  public void print(String line) {
    out.println(line);
    out.flush();
  }

  /** Prints a message; on a narrower terminal, wraps it between words. */
  public void say(String line) {
    Wrapped.of(line, errTerminal ? columns : NO_LIMIT).forEach(err::println);
    err.flush();
  }

  /** Styles text for the data stream if that is a terminal. */
  public String paint(Style style, String text) {
    return outTerminal && coloured ? style.around(text) : text;
  }

  /** Maximum width of a line of data: the terminal's width, otherwise unlimited. */
  public int outWidth() {
    return outTerminal ? columns : NO_LIMIT;
  }

  /** How to write times: in local time on a terminal, otherwise in UTC. */
  public Times times() {
    return outTerminal ? new Times(zone) : Times.UTC;
  }

  public Console withoutColour() {
    return new Console(out, err, outTerminal, errTerminal, columns, false, zone);
  }

  public Console inUtc() {
    return new Console(out, err, outTerminal, errTerminal, columns, coloured, ZoneOffset.UTC);
  }
}
