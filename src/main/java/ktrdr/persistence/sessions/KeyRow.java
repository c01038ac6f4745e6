package ktrdr.persistence.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.KeyStore;

/** One row of {@code idempotency_keys}. */
@Entity
@Table(name = "idempotency_keys")
public class KeyRow {
  @Id
  @Column(name = "idempotency_key")
  private String key;

  @Column(name = "body_sha256")
  private String body;

  @Column(name = "operation_id")
  private String root;

  static KeyRow of(Start.Key key, OperationId root) {
    KeyRow row = new KeyRow();
    row.key = key.value();
    row.body = key.body();
    row.root = root.value();
    return row;
  }

  String key() {
    return key;
  }

  KeyStore.Started started() {
    return new KeyStore.Started(body, new OperationId(root));
  }
}
