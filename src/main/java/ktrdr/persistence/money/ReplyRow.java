package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
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
    row.body = Zipped.zip(reply.body());
    row.whole = reply.whole();
    return row;
  }

  long id() {
    return id;
  }

  RecordedReply toReply() {
    return new RecordedReply(Zipped.unzip(body), whole);
  }
}
