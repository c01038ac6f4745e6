package ktrdr.persistence.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import ktrdr.operations.owners.OwnerStore;
import ktrdr.operations.owners.ThisServer;
import ktrdr.persistence.DatabaseClock;

/** Stores heartbeats in a table, timed by the database's clock. */
@ApplicationScoped
@Transactional
public class JpaOwnerStore implements OwnerStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaOwnerStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaOwnerStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public void register(ThisServer server) {
    em.persist(OwnerRow.of(server, DatabaseClock.now(em)));
    em.flush();
  }

  @Override
  public boolean beat(String owner) {
    return em.createQuery("update OwnerRow o set o.beat = :now where o.id = :id")
            .setParameter("now", DatabaseClock.now(em))
            .setParameter("id", owner)
            .executeUpdate()
        == 1;
  }

  @Override
  public void remove(String owner) {
    em.createQuery("delete from OwnerRow o where o.id = :id")
        .setParameter("id", owner)
        .executeUpdate();
  }

  @Override
  public List<Beat> beats() {
    Instant now = DatabaseClock.now(em);
    return em
        .createQuery("select o from OwnerRow o", OwnerRow.class)
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getResultList()
        .stream()
        .map(row -> row.toBeat(now))
        .toList();
  }
}
