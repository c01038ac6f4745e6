package ktrdr.persistence.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import ktrdr.sessions.admission.Capacity;

/** The capacity in one row, whose lock makes triggers take turns. */
@ApplicationScoped
@Transactional
public class JpaCapacity implements Capacity {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaCapacity() {}

  /** For use outside a container; the caller handles transactions. */
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
