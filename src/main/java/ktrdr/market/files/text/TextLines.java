package ktrdr.market.files.text;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text, however they end, each at most {@link #LONGEST} characters long. A byte
 * order mark, or the zeros of UTF-16 without one, tell the encoding; otherwise it is UTF-8.
 */
public final class TextLines implements Closeable {
  public static final int LONGEST = 65_536;
  private static final int BUFFER = 16_384;
  private static final int MARK = 4;

  private final Reader in;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int end;
  private boolean afterReturn;
  private long line;

  public TextLines(InputStream bytes) throws IOException {
    InputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(MARK);
    byte[] first = buffered.readNBytes(MARK);
    buffered.reset();
    Charset charset = charset(first);
    buffered.skipNBytes(markOf(first));
    in = new InputStreamReader(buffered, charset);
  }

  private static int markOf(byte[] first) {
    if (starts(first, 0xef, 0xbb, 0xbf)) {
      return 3;
    }
    return starts(first, 0xff, 0xfe) || starts(first, 0xfe, 0xff) ? 2 : 0;
  }

  // MetaTrader writes UTF-16.
  private static Charset charset(byte[] first) {
    boolean zeros = first.length == MARK && first[0] != 0 && first[1] == 0 && first[3] == 0;
    if (starts(first, 0xff, 0xfe) || zeros) {
      return StandardCharsets.UTF_16LE;
    }
    return starts(first, 0xfe, 0xff) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static boolean starts(byte[] first, int... bytes) {
    boolean same = first.length >= bytes.length;
    for (int i = 0; same && i < bytes.length; i++) {
      same = (first[i] & 0xff) == bytes[i];
    }
    return same;
  }

  /** Number of the line that was read last, counted from 1. */
  public long line() {
    return line;
  }

  /**
   * Returns the next line without its end; null behind the last one.
   *
   * @throws RowFault if the line is too long or no text
   */
  public String next() throws IOException {
    text.setLength(0);
    boolean any = false;
    for (int c = read(); c >= 0; c = read()) {
      if (c == '\n' && afterReturn && !any) {
        afterReturn = false;
        continue;
      }
      any = true;
      afterReturn = c == '\r';
      if (c == '\n' || c == '\r') {
        break;
      }
      append((char) c);
    }
    line += any ? 1 : 0;
    return any ? text.toString() : null;
  }

  private void append(char c) {
    if (c == 0) {
      line++;
      throw new RowFault("found a zero byte: it is no text; files are CSV or Parquet");
    }
    if (text.length() == LONGEST) {
      line++;
      throw new RowFault("it is longer than " + LONGEST + " characters");
    }
    text.append(c);
  }

  private int read() throws IOException {
    if (at >= end && end >= 0) {
      at = 0;
      end = in.read(buffer);
    }
    return end < 0 ? -1 : buffer[at++];
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
