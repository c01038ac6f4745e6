package ktrdr.market.files.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that were read, and ends in a fault where there are too many. */
public final class CountedStream extends FilterInputStream {
  private final long most;
  private long count;

  public CountedStream(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    counted(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got = super.read(bytes, from, length);
    counted(Math.max(got, 0));
    return got;
  }

  private void counted(int more) {
    count += more;
    if (count > most) {
      throw new RowFault("the file unpacks to more than " + (most >> 30) + " GiB");
    }
  }
}
