package ktrdr.persistence.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.SessionQuery;
import ktrdr.sessions.SessionStore;
import ktrdr.sessions.Start;
import ktrdr.sessions.ToolCall;

/** Stores sessions in the table that the original ktrdr created. */
@ApplicationScoped
@Transactional
public class JpaSessionStore implements SessionStore {
  private static final Index ENDED = Index.named("agent_sessions_ended");

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaSessionStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaSessionStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public Session add(Start start, Session.Standing standing) {
    SessionRow row = SessionRow.of(NextNumber.OF_SESSION.take(em), start, standing);
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
    ListedFigures listed = ListedFigures.of(after.verdict().metrics());
    return em.createQuery(
            """
            update SessionRow s set s.phase = :phase, s.outcome = :outcome, s.endedIn = :endedIn,
              s.updated = :updated, s.strategyName = :name, s.strategyDocument = :document,
              s.assessmentText = :text, s.assessmentMetrics = :metrics, s.verdict = :verdict,
              s.sharpe = :sharpe, s.totalReturn = :return, s.trades = :trades
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
        .setParameter("verdict", listed.verdict())
        .setParameter("sharpe", listed.sharpe())
        .setParameter("return", listed.totalReturn())
        .setParameter("trades", listed.trades())
        .setParameter("id", after.id())
        .executeUpdate();
  }

  @Override
  public Optional<Session> find(long id) {
    return row(id).map(SessionRow::toSession);
  }

  @Override
  public List<Session> list(SessionQuery query, Optional<Long> after, int limit, int offset) {
    List<Long> page = new SessionListing(em, query).page(after, limit, offset);
    return page.isEmpty() ? List.of() : inOrder(page);
  }

  private List<Long> numbers(IndexedQuery ids) {
    return ids.column(em).stream().map(id -> ((Number) id).longValue()).toList();
  }

  private List<Session> inOrder(List<Long> ids) {
    Map<Long, Session> found = new HashMap<>();
    fresh(
            em.createQuery("select s from SessionRow s where s.id in :ids", SessionRow.class)
                .setParameter("ids", ids))
        .forEach(session -> found.put(session.id(), session));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @Override
  public long count(SessionQuery query) {
    return new SessionListing(em, query).count(MOST_COUNTED + 1);
  }

  @Override
  public Optional<Session> lastEnded() {
    IndexedQuery last =
        IndexedQuery.select("s.id", "agent_sessions s", ENDED)
            .and("s.phase = 'complete'")
            .then(" order by s.updated_at desc, s.id desc")
            .page(0, 1);
    return numbers(last).stream().findFirst().flatMap(this::find);
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

  @Override
  public void add(long session, ToolCall call) {
    boolean known =
        call.place()
            .filter(
                place ->
                    toolCalls(session).stream()
                        .filter(before -> before.tool().equals(call.tool()))
                        .flatMap(before -> before.place().stream())
                        .anyMatch(
                            before ->
                                before.operation().equals(place.operation())
                                    && before.turn() == place.turn()))
            .isPresent();
    if (!known) {
      em.persist(ActionRow.of(session, call));
    }
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

  // Conditional updates bypass the persistence context, so its entities may be outdated.
  private static List<Session> fresh(TypedQuery<SessionRow> query) {
    return query.setCacheStoreMode(CacheStoreMode.REFRESH).getResultList().stream()
        .map(SessionRow::toSession)
        .toList();
  }
}
