package ktrdr.market.files.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The one file of a zip archive. A second one is noticed at the end of the first. */
public final class OnlyEntry extends FilterInputStream {
  private static final int MOST_ENTRIES = 1_000;

  private final ZipInputStream zip;
  private final String name;

  private OnlyEntry(ZipInputStream zip, String name) {
    super(zip);
    this.zip = zip;
    this.name = name;
  }

  public static InputStream of(InputStream packed) throws IOException {
    ZipInputStream zip = new ZipInputStream(packed);
    ZipEntry first = nextFile(zip);
    if (first == null) {
      throw new RowFault("the zip archive holds no file");
    }
    if (first.getName().equals("[Content_Types].xml")) {
      throw new RowFault("it is a workbook or a document; save it as CSV");
    }
    return new OnlyEntry(zip, first.getName());
  }

  // What macOS adds holds nothing of the file.
  private static ZipEntry nextFile(ZipInputStream zip) throws IOException {
    for (int seen = 0; seen < MOST_ENTRIES; seen++) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
        return entry;
      }
    }
    throw new RowFault("the zip archive has more than " + MOST_ENTRIES + " folders");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got = super.read(bytes, from, length);
    if (got < 0) {
      ZipEntry second = nextFile(zip);
      if (second != null) {
        throw new RowFault(
            "the zip archive holds "
                + Found.quoted(name)
                + " and "
                + Found.quoted(second.getName())
                + "; load each file by itself");
      }
    }
    return got;
  }
}
