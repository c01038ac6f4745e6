package ktrdr.persistence.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;
import ktrdr.sessions.Session;
import ktrdr.sessions.comparisons.ComparisonStore;
import ktrdr.sessions.comparisons.ModelComparison;

/** Stores comparisons of models in a table; their sessions are in that of all sessions. */
@ApplicationScoped
@Transactional
public class JpaComparisonStore implements ComparisonStore {
  private static final Index SESSIONS = Index.named("agent_sessions_of_comparison");

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaComparisonStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaComparisonStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public ModelComparison add(ModelComparison.Plan plan, Instant created, String createdBy) {
    ComparisonRow row =
        ComparisonRow.of(NextNumber.OF_COMPARISON.take(em), plan, created, createdBy);
    em.persist(row);
    em.flush();
    return row.toComparison();
  }

  @Override
  public Optional<ModelComparison> find(long id) {
    return Optional.ofNullable(em.find(ComparisonRow.class, id)).map(ComparisonRow::toComparison);
  }

  @Override
  public List<ModelComparison> list(Optional<Long> before, int limit) {
    return em
        .createQuery(
            "select c from ComparisonRow c where c.id < :before order by c.id desc",
            ComparisonRow.class)
        .setParameter("before", before.orElse(Long.MAX_VALUE))
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(ComparisonRow::toComparison)
        .toList();
  }

  @Override
  public List<Session> sessions(long id) {
    List<Long> ids =
        IndexedQuery.select("s.id", "agent_sessions s", SESSIONS)
            .and("s.comparison_id = ?", id)
            .column(em)
            .stream()
            .map(number -> ((Number) number).longValue())
            .toList();
    return ids.isEmpty()
        ? List.of()
        : em
            .createQuery(
                "select s from SessionRow s where s.id in :ids order by s.id", SessionRow.class)
            .setParameter("ids", ids)
            .setCacheStoreMode(CacheStoreMode.REFRESH)
            .getResultList()
            .stream()
            .map(SessionRow::toSession)
            .toList();
  }
}
