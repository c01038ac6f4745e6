package ktrdr.persistence.sessions;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionQuery;
import ktrdr.sessions.SessionQuery.Sort;

/**
 * Selects the numbers of the sessions of a list. Each order has an index that also holds what is
 * filtered by, so a page reads entries of that index only, and no session.
 */
final class SessionListing {
  private static final Index NEWEST = Index.named("agent_sessions_newest");
  private static final Index BY_OUTCOME = Index.named("agent_sessions_by_outcome");
  private static final Index FILTERED = Index.named("agent_sessions_filtered");

  private final EntityManager em;
  private final SessionQuery query;

  SessionListing(EntityManager em, SessionQuery query) {
    this.em = em;
    this.query = query;
  }

  /**
   * The numbers of a page, in order.
   *
   * @param after the last session of the page before
   */
  List<Long> page(Optional<Long> after, int limit, int offset) {
    if (query.sort() == Sort.ID) {
      IndexedQuery ids = matching(index());
      after.ifPresent(id -> ids.and(query.ascending() ? "s.id > ?" : "s.id < ?", id));
      return numbers(
          ids.then(query.ascending() ? " order by s.id" : " order by s.id desc")
              .page(offset, limit));
    }
    Optional<Object> value = after.flatMap(this::value);
    List<Long> page = new ArrayList<>();
    if (after.isEmpty() || value.isPresent()) {
      page.addAll(numbers(known(after, value).page(0, offset + limit)));
    }
    if (page.size() < offset + limit) {
      Optional<Long> last = value.isPresent() ? Optional.empty() : after;
      page.addAll(numbers(unknown(last).page(0, offset + limit - page.size())));
    }
    return page.subList(Math.min(offset, page.size()), page.size());
  }

  /** Those that have the figure. */
  private IndexedQuery known(Optional<Long> after, Optional<Object> value) {
    String beyond = query.ascending() ? " > ?" : " < ?";
    IndexedQuery ids = matching(index()).and(column() + " is not null");
    value.ifPresent(
        last -> {
          ids.and(column() + (query.ascending() ? " >= ?" : " <= ?"), last);
          ids.and("(" + column() + beyond + " or s.id < ?)", last, after.orElseThrow());
        });
    return ids.then(" order by " + column() + (query.ascending() ? "" : " desc") + ", s.id desc");
  }

  private IndexedQuery unknown(Optional<Long> after) {
    IndexedQuery ids = matching(index()).and(column() + " is null");
    after.ifPresent(id -> ids.and("s.id < ?", id));
    return ids.then(" order by s.id desc");
  }

  private Optional<Object> value(long id) {
    List<?> values =
        em.createNativeQuery("select " + column() + " from agent_sessions s where s.id = ?1")
            .setParameter(1, id)
            .getResultList();
    return values.isEmpty() ? Optional.empty() : Optional.ofNullable(values.get(0));
  }

  /** How many there are, counted as far as {@code most}. */
  long count(long most) {
    return matching(isPlain() ? plain() : FILTERED).count(em, most);
  }

  private IndexedQuery matching(Index index) {
    IndexedQuery ids = IndexedQuery.select("s.id", "agent_sessions s", index);
    query.outcome().map(SessionOutcome::wire).ifPresent(o -> ids.and("s.outcome = ?", o));
    query.symbol().ifPresent(symbol -> ids.and("s.symbol = ?", symbol));
    query.verdict().ifPresent(verdict -> ids.and("s.verdict = ?", verdict));
    query.model().ifPresent(model -> ids.and("s.model = ?", model));
    query.since().ifPresent(since -> ids.and("s.created_at >= ?", since));
    return ids;
  }

  private boolean isPlain() {
    return query.symbol().isEmpty()
        && query.verdict().isEmpty()
        && query.model().isEmpty()
        && query.since().isEmpty();
  }

  private Index plain() {
    return query.outcome().isPresent() ? BY_OUTCOME : NEWEST;
  }

  private Index index() {
    return switch (query.sort()) {
      case ID -> isPlain() ? plain() : FILTERED;
      case SHARPE, RETURN, TRADES ->
          Index.named("agent_sessions_by_" + query.sort().name().toLowerCase(Locale.ROOT));
    };
  }

  private String column() {
    return switch (query.sort()) {
      case ID -> "s.id";
      case SHARPE -> "s.sharpe";
      case RETURN -> "s.total_return";
      case TRADES -> "s.trade_count";
    };
  }

  private List<Long> numbers(IndexedQuery ids) {
    return ids.column(em).stream().map(id -> ((Number) id).longValue()).toList();
  }
}
