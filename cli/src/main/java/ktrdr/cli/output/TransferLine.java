package ktrdr.cli.output;

import java.util.Locale;

/**
 * How far a file is on its way: a line on a terminal that is redrawn and then removed. Elsewhere,
 * and for small files, nothing is written.
 */
public final class TransferLine implements AutoCloseable {
  private static final String CLEAR = "\r\u001b[K";
  private static final long WORTH_SHOWING = 4L << 20;
  private static final double MEBIBYTE = 1 << 20;
  private static final int BAR = 24;

  private final Console console;
  private final String name;
  private final long size;
  private int drawn = -1;

  /**
   * @param name of the file
   * @param size in bytes
   */
  public TransferLine(Console console, String name, long size) {
    this.console = console;
    this.name = name;
    this.size = size;
  }

  /** So many bytes have been sent. */
  public void moved(long bytes) {
    int percent = size == 0 ? 100 : (int) (100 * bytes / size);
    if (console.errTerminal() && size >= WORTH_SHOWING && percent != drawn) {
      drawn = percent;
      int full = BAR * percent / 100;
      String line =
          String.format(
              Locale.ROOT,
              "sending  %s%s  %3d %%  %.1f of %.1f MiB  %s",
              "█".repeat(full),
              "░".repeat(BAR - full),
              percent,
              bytes / MEBIBYTE,
              size / MEBIBYTE,
              name);
      console.err().print(CLEAR + Width.cut(line, Math.max(1, console.columns() - 1)));
      console.err().flush();
    }
  }

  @Override
  public void close() {
    if (drawn >= 0) {
      console.err().print(CLEAR);
      console.err().flush();
    }
  }
}
