package ktrdr.persistence.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import ktrdr.operations.OperationId;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;
import ktrdr.sessions.Session;
import ktrdr.sessions.sweeps.SweepStore;

/** Finds the sessions of sweeps in the table of all sessions. */
@ApplicationScoped
@Transactional
public class JpaSweepStore implements SweepStore {
  private static final Index RUNS = Index.named("agent_sessions_of_sweep");
  private static final Index OPEN = Index.named("agent_sessions_ended");

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaSweepStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaSweepStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public List<Session> members(OperationId sweep) {
    return sessions(
        IndexedQuery.select("s.id", "agent_sessions s", RUNS)
            .and("s.sweep_operation_id = ?", sweep.value()),
        "s.sweepPoint");
  }

  @Override
  public List<Session> active() {
    return sessions(
        IndexedQuery.select("s.id", "agent_sessions s", OPEN)
            .and("s.phase in ('idle', 'designing', 'training', 'backtesting', 'assessing')")
            .and("s.sweep_operation_id is not null"),
        "s.id");
  }

  private List<Session> sessions(IndexedQuery query, String order) {
    List<Long> ids = query.column(em).stream().map(id -> ((Number) id).longValue()).toList();
    return ids.isEmpty()
        ? List.of()
        : em
            .createQuery(
                "select s from SessionRow s where s.id in :ids order by " + order, SessionRow.class)
            .setParameter("ids", ids)
            .setCacheStoreMode(CacheStoreMode.REFRESH)
            .getResultList()
            .stream()
            .map(SessionRow::toSession)
            .toList();
  }
}
