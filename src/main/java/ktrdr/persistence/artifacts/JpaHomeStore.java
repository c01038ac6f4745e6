package ktrdr.persistence.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import ktrdr.sessions.admission.HomeStore;

/** Stores the homes of servers in a table. */
@ApplicationScoped
@Transactional
public class JpaHomeStore implements HomeStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaHomeStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaHomeStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public void tell(Home home) {
    em.merge(HomeRow.of(home));
    em.flush();
  }

  @Override
  public List<Home> homes() {
    return em
        .createQuery("select h from HomeRow h order by h.node", HomeRow.class)
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getResultList()
        .stream()
        .map(HomeRow::toHome)
        .toList();
  }
}
