package ktrdr.cli.output;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The two streams of a command and what they lead to.
 *
 * @param out data
 * @param err talk
 * @param outTerminal a person reads the data as it comes
 * @param errTerminal a person reads the talk as it comes
 * @param columns the width of the terminal
 * @param coloured colours are wanted where a terminal is
 * @param zone whose clock a person at the terminal reads
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

  /** A line of data. */
  public void print(String line) {
    out.println(line);
    out.flush();
  }

  /** A line of talk; on a terminal that is narrower several, broken between words. */
  public void say(String line) {
    Wrapped.of(line, errTerminal ? columns : NO_LIMIT).forEach(err::println);
    err.flush();
  }

  /** Text for the data stream, coloured when that is a terminal. */
  public String paint(Style style, String text) {
    return outTerminal && coloured ? style.around(text) : text;
  }

  /** The widest line of data: a terminal's width, else anything. */
  public int outWidth() {
    return outTerminal ? columns : NO_LIMIT;
  }

  /** How times are written: by the local clock on a terminal, else by UTC. */
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
