package ktrdr.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.ToolCall;

/** Sessions in the table that the first ktrdr began. */
@ApplicationScoped
@Transactional
public class JpaSessionStore implements SessionStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container. */
  protected JpaSessionStore() {}

  /** A store outside of a container; transactions are the caller's. */
  public JpaSessionStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public Session add(Assignment assignment, Session.Standing standing, Session.Design design) {
    SessionRow row = SessionRow.of(assignment, standing, design);
    em.persist(row);
    em.flush();
    return row.toSession();
  }

  @Override
  public void link(long id, OperationId operation) {
    em.createQuery("update SessionRow s set s.operation = :operation where s.id = :id")
        .setParameter("operation", operation.value())
        .setParameter("id", id)
        .executeUpdate();
  }

  @Override
  public boolean replace(Session after) {
    return update(after, "s.id = :id and lower(s.phase) <> 'complete'") == 1;
  }

  @Override
  public void reopen(Session after) {
    update(after, "s.id = :id");
  }

  private int update(Session after, String condition) {
    Session.Standing standing = after.standing();
    return em.createQuery(
            """
            update SessionRow s set s.phase = :phase, s.outcome = :outcome, s.endedIn = :endedIn,
              s.updated = :updated, s.strategyName = :name, s.strategyDocument = :document,
              s.assessmentText = :text, s.assessmentMetrics = :metrics
            where """
                + " "
                + condition)
        .setParameter("phase", standing.phase().wire())
        .setParameter("outcome", standing.outcome().map(SessionOutcome::wire).orElse(null))
        .setParameter("endedIn", standing.endedIn().map(SessionPhase::wire).orElse(null))
        .setParameter("updated", standing.updated())
        .setParameter("name", after.design().name().orElse(null))
        .setParameter("document", after.design().document().orElse(null))
        .setParameter("text", after.verdict().text().orElse(null))
        .setParameter("metrics", SessionRow.metrics(after))
        .setParameter("id", after.id())
        .executeUpdate();
  }

  @Override
  public Optional<Session> find(long id) {
    return row(id).map(SessionRow::toSession);
  }

  @Override
  public List<Session> list(
      Optional<SessionOutcome> outcome, Optional<Long> before, int limit, int offset) {
    TypedQuery<SessionRow> query =
        em.createQuery(
            "select s from SessionRow s where s.id < :before"
                + " and (:any = true or s.outcome = :outcome) order by s.id desc",
            SessionRow.class);
    query.setParameter("before", before.orElse(Long.MAX_VALUE));
    query.setParameter("any", outcome.isEmpty());
    query.setParameter("outcome", outcome.map(SessionOutcome::wire).orElse(""));
    return fresh(query.setFirstResult(offset).setMaxResults(limit));
  }

  @Override
  public long count(Optional<SessionOutcome> outcome) {
    return em.createQuery(
            "select count(s) from SessionRow s where :any = true or s.outcome = :outcome",
            Long.class)
        .setParameter("any", outcome.isEmpty())
        .setParameter("outcome", outcome.map(SessionOutcome::wire).orElse(""))
        .getSingleResult();
  }

  @Override
  public Optional<Session> lastEnded() {
    TypedQuery<SessionRow> query =
        em.createQuery(
            "select s from SessionRow s where s.phase = 'complete' order by s.updated desc, s.id desc",
            SessionRow.class);
    return fresh(query.setMaxResults(1)).stream().findFirst();
  }

  @Override
  public List<ToolCall> toolCalls(long session) {
    return em
        .createQuery(
            "select a from ActionRow a where a.session = :session order by a.created, a.id",
            ActionRow.class)
        .setParameter("session", session)
        .getResultList()
        .stream()
        .map(ActionRow::toToolCall)
        .toList();
  }

  private Optional<SessionRow> row(long id) {
    return em
        .createQuery("select s from SessionRow s where s.id = :id", SessionRow.class)
        .setParameter("id", id)
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getResultList()
        .stream()
        .findFirst();
  }

  // Conditional updates pass the persistence context by: what it holds may be old.
  private static List<Session> fresh(TypedQuery<SessionRow> query) {
    return query.setCacheStoreMode(CacheStoreMode.REFRESH).getResultList().stream()
        .map(SessionRow::toSession)
        .toList();
  }
}
