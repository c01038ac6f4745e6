package ktrdr.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ktrdr.agent.ledger.RecordedReply;

/** One row of {@code llm_replies}. */
@Entity
@Table(name = "llm_replies")
public class ReplyRow {
  @Id
  @Column(name = "ledger_id")
  private long id;

  @Lob private byte[] body;
  private boolean whole;

  static ReplyRow of(long id, RecordedReply reply) {
    ReplyRow row = new ReplyRow();
    row.id = id;
    row.body = compressed(reply.body());
    row.whole = reply.whole();
    return row;
  }

  long id() {
    return id;
  }

  RecordedReply toReply() {
    try (GZIPInputStream bytes = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new RecordedReply(bytes.readNBytes(RecordedReply.MOST_BYTES), whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
