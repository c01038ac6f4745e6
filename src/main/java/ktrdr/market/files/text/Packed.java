package ktrdr.market.files.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A file by its first bytes: its name says nothing that can be relied on. */
public record Packed(Path file, Kind kind) {
  /** Most bytes that a file may unpack to. */
  public static final long LONGEST = 8L << 30;

  private static final int BUFFER = 64 << 10;

  /** How the bytes are packed. */
  public enum Kind {
    NONE,
    GZIP,
    ZIP,
    PARQUET;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Packed of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new Packed(file, kind(in.readNBytes(4)));
    }
  }

  private static Kind kind(byte[] first) {
    if (first.length < 4) {
      return Kind.NONE;
    }
    if (first[0] == 0x1f && first[1] == (byte) 0x8b) {
      return Kind.GZIP;
    }
    String text = new String(first, StandardCharsets.ISO_8859_1);
    if (text.equals("PAR1") || text.equals("PARE")) {
      return Kind.PARQUET;
    }
    return Arrays.asList("PK\3\4", "PK\5\6").contains(text) ? Kind.ZIP : Kind.NONE;
  }

  /**
   * Opens the unpacked bytes.
   *
   * @throws RowFault if an archive is not one of a single file; also while its bytes are read
   */
  public Unpacked open() throws IOException {
    CountedStream raw = new CountedStream(Files.newInputStream(file), Long.MAX_VALUE);
    try {
      InputStream buffered = new BufferedInputStream(raw, BUFFER);
      InputStream plain =
          switch (kind) {
            case GZIP -> new GZIPInputStream(buffered, BUFFER);
            case ZIP -> OnlyEntry.of(buffered);
            default -> buffered;
          };
      return new Unpacked(new CountedStream(plain, LONGEST), raw);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The unpacked bytes.
   *
   * @param raw tells how many bytes of the file itself were read
   */
  public record Unpacked(InputStream bytes, CountedStream raw) {}
}
