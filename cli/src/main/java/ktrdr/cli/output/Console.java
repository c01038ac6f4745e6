package ktrdr.cli.output;

import java.io.PrintWriter;

/**
 * The two streams of a command and what they lead to.
 *
 * @param out data
 * @param err talk
 * @param outTerminal a person reads the data as it comes
 * @param errTerminal a person reads the talk as it comes
 * @param columns the width of the terminal
 * @param coloured colours are wanted where a terminal is
 */
public record Console(
    PrintWriter out,
    PrintWriter err,
    boolean outTerminal,
    boolean errTerminal,
    int columns,
    boolean coloured) {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** A line of data. */
  public void print(String line) {
    out.println(line);
    out.flush();
  }

  /** A line of talk. */
  public void say(String line) {
    err.println(line);
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

  public Console withoutColour() {
    return new Console(out, err, outTerminal, errTerminal, columns, false);
  }
}
