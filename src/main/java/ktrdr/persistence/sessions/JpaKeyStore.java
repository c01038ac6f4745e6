package ktrdr.persistence.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.KeyStore;

/** Stores idempotency keys in a table. */
@ApplicationScoped
@Transactional
public class JpaKeyStore implements KeyStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaKeyStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaKeyStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<Started> find(String key) {
    return Optional.ofNullable(em.find(KeyRow.class, key)).map(KeyRow::started);
  }

  @Override
  public void add(Start.Key key, OperationId root) {
    em.merge(KeyRow.of(key, root));
    em.flush();
  }
}
