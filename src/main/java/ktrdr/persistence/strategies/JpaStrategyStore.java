package ktrdr.persistence.strategies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import ktrdr.sessions.strategies.StoredStrategy;
import ktrdr.sessions.strategies.StrategyStore;

/** Stores strategy documents in a table. */
@ApplicationScoped
@Transactional
public class JpaStrategyStore implements StrategyStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaStrategyStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaStrategyStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public Optional<StoredStrategy> find(String name) {
    return read(
            em.createQuery("select s from StrategyRow s where s.name = :name", StrategyRow.class)
                .setParameter("name", name))
        .stream()
        .findFirst();
  }

  @Override
  public List<StoredStrategy> list(Optional<String> after, int limit) {
    // The database compares names as it sorts them, whatever its collation is.
    String later = after.isPresent() ? " where s.name > :after" : "";
    TypedQuery<StrategyRow> query =
        em.createQuery(
            "select s from StrategyRow s" + later + " order by s.name", StrategyRow.class);
    after.ifPresent(name -> query.setParameter("after", name));
    return read(query.setMaxResults(limit));
  }

  @Override
  public List<String> names(int limit) {
    return em.createQuery("select s.name from StrategyRow s order by s.name", String.class)
        .setMaxResults(limit)
        .getResultList();
  }

  @Override
  public long count() {
    return em.createQuery("select count(s) from StrategyRow s", Long.class).getSingleResult();
  }

  @Override
  public void add(StoredStrategy strategy) {
    em.persist(StrategyRow.of(strategy));
    em.flush();
  }

  @Override
  public void replace(StoredStrategy strategy) {
    em.merge(StrategyRow.of(strategy));
    em.flush();
  }

  @Override
  public void remove(String name) {
    em.createQuery("delete from StrategyRow s where s.name = :name")
        .setParameter("name", name)
        .executeUpdate();
  }

  // Other servers write, too, so rows in the persistence context may be outdated.
  private static List<StoredStrategy> read(TypedQuery<StrategyRow> query) {
    return query.setCacheStoreMode(CacheStoreMode.REFRESH).getResultList().stream()
        .map(StrategyRow::toStrategy)
        .toList();
  }
}
