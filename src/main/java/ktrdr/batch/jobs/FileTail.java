package ktrdr.batch.jobs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the last lines of a file from its end, because a log may be larger than the heap. */
final class FileTail {
  /** The most bytes to read, however long the lines are. */
  static final int MOST_BYTES = 16 << 20;

  private static final int BLOCK = 1 << 16;

  private FileTail() {}

  /**
   * Returns up to {@code lines} lines, oldest first. The first line is cut when the lines exceed
   * {@link #MOST_BYTES}.
   *
   * @throws IOException when the file can't be read
   */
  static List<String> of(Path file, int lines) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long end = bytes.length();
      long start = start(bytes, end, lines);
      byte[] tail = new byte[(int) (end - start)];
      bytes.seek(start);
      bytes.readFully(tail);
      // Lenient on purpose: a strict decoder fails on bytes that are not UTF-8.
      return new String(tail, StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Offset in bytes at which the last {@code lines} lines begin. */
  private static long start(RandomAccessFile bytes, long end, int lines) throws IOException {
    long least = Math.max(0, end - MOST_BYTES);
    int seen = 0;
    byte[] block = new byte[BLOCK];
    for (long at = end; at > least; ) {
      int size = (int) Math.min(BLOCK, at - least);
      at -= size;
      bytes.seek(at);
      bytes.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        boolean last = at + i == end - 1;
        if (block[i] == '\n' && !last && ++seen == lines) {
          return at + i + 1;
        }
      }
    }
    return least;
  }
}
