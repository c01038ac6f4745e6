package ktrdr.persistence.money;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ktrdr.agent.ledger.RecordedReply;

/** What went over the wire, with gzip. */
final class Zipped {
  private Zipped() {}

  static byte[] zip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] unzip(byte[] zipped) {
    try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return bytes.readNBytes(RecordedReply.MOST_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
