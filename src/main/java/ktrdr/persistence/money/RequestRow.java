package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import ktrdr.agent.ledger.RecordedRequest;

/** One row of {@code llm_requests}. */
@Entity
@Table(name = "llm_requests")
public class RequestRow {
  @Id
  @Column(name = "ledger_id")
  private long id;

  private String sha256;
  @Lob private byte[] body;

  static RequestRow of(long id, RecordedRequest request) {
    RequestRow row = new RequestRow();
    row.id = id;
    row.sha256 = request.sha256();
    row.body = Zipped.zip(request.body());
    return row;
  }

  long id() {
    return id;
  }

  RecordedRequest toRequest() {
    return new RecordedRequest(Zipped.unzip(body), sha256);
  }
}
