package ktrdr.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import ktrdr.sessions.admission.Capacity;

/** One row that triggers take turns at. */
@ApplicationScoped
@Transactional
public class JpaCapacity implements Capacity {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container. */
  protected JpaCapacity() {}

  /** Outside of a container; transactions are the caller's. */
  public JpaCapacity(EntityManager em) {
    this.em = em;
  }

  @Override
  public long lock() {
    em.createQuery("update CapacityRow c set c.turns = c.turns + 1 where c.id = 1").executeUpdate();
    return row().turns();
  }

  @Override
  public Agent agent() {
    return row().agent();
  }

  @Override
  public void set(Agent agent) {
    em.createQuery(
            "update CapacityRow c set c.disabled = :disabled, c.by = :by, c.reason = :reason where c.id = 1")
        .setParameter("disabled", !agent.enabled())
        .setParameter("by", agent.by().orElse(null))
        .setParameter("reason", agent.reason().orElse(null))
        .executeUpdate();
  }

  private CapacityRow row() {
    return em.createQuery("select c from CapacityRow c where c.id = 1", CapacityRow.class)
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getSingleResult();
  }
}
