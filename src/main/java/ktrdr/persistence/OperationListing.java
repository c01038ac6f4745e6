package ktrdr.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationPage;
import ktrdr.operations.OperationQuery;
import ktrdr.work.Progress;

/** Reads operations with their progress. Filters are parameters, never text. */
@ApplicationScoped
@Transactional
public class OperationListing {
  private static final String ACTIVE = "o.status not in ('completed', 'failed', 'cancelled')";

  private static final int MOST_READS = 5;

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  protected OperationListing() {}

  OperationListing(EntityManager em) {
    this.em = em;
  }

  /** One operation, by its key. */
  Optional<Operation> find(OperationId id) {
    return one("where o.id = :id", Map.of("id", id.value()));
  }

  /** One operation, by its place in a tree. */
  Optional<Operation> at(OperationId root, int position) {
    Map<String, Object> place = Map.of("root", root.value(), "position", position);
    return one("where o.root = :root and o.position = :position", place);
  }

  /**
   * A root and all below it, in the order in which they were opened. It is read row by row, so a
   * transition may come between two rows: then it is read again, unless that happens time and
   * again.
   */
  List<Operation> tree(OperationId root) {
    List<Operation> tree;
    Optional<Long> after = lastEvent(root);
    Optional<Long> before;
    int reads = 0;
    do {
      before = after;
      tree = rows(root);
      after = lastEvent(root);
      reads++;
    } while (!after.equals(before) && reads < MOST_READS);
    return tree;
  }

  private List<Operation> rows(OperationId root) {
    return IntStream.range(0, treeSize(root))
        .mapToObj(
            position ->
                at(root, position)
                    // removed between the count and this look
                    .orElseThrow(() -> new OperationNotFound(root.value())))
        .toList();
  }

  /** Grows with each transition of a tree. */
  private Optional<Long> lastEvent(OperationId root) {
    return em.createQuery("select o.lastEvent from OperationRow o where o.id = :id", Long.class)
        .setParameter("id", root.value())
        .getResultStream()
        .findFirst();
  }

  /** How many operations a tree has; 0 when there is no such root. */
  int treeSize(OperationId root) {
    return em.createQuery("select o.treeSize from OperationRow o where o.id = :id", Integer.class)
        .setParameter("id", root.value())
        .getResultStream()
        .findFirst()
        .orElse(0);
  }

  // By unique keys only: a scan would wait for rows that transitions of other trees have locked,
  // and they for ours.
  private Optional<Operation> one(String key, Map<String, Object> parameters) {
    TypedQuery<OperationRow> query = query(key, parameters);
    return query
        .getResultStream()
        .findFirst()
        .map(row -> row.toOperation(progress(List.of(row)).get(row.id())));
  }

  /** Operations with this condition and order. Not inside a transition: it may scan. */
  List<Operation> read(String condition, Map<String, Object> parameters, OperationQuery.Page page) {
    List<OperationRow> rows =
        query(condition, parameters)
            .setFirstResult(page.offset())
            .setMaxResults(page.limit())
            .getResultList();
    Map<String, Progress> progress = progress(rows);
    return rows.stream().map(row -> row.toOperation(progress.get(row.id()))).toList();
  }

  private TypedQuery<OperationRow> query(String condition, Map<String, Object> parameters) {
    TypedQuery<OperationRow> query =
        em.createQuery("select o from OperationRow o " + condition, OperationRow.class);
    set(query, parameters);
    // Conditional updates pass the persistence context by: what it holds may be old.
    return query.setCacheStoreMode(CacheStoreMode.REFRESH);
  }

  // Not joined, and of active operations one by one: Derby holds the lock of one row while it waits
  // for that of the next, and who ends a phase changes two of them in the other order.
  private Map<String, Progress> progress(List<OperationRow> rows) {
    Map<Boolean, List<String>> ids =
        rows.stream()
            .collect(
                Collectors.partitioningBy(
                    OperationRow::active,
                    Collectors.mapping(OperationRow::id, Collectors.toList())));
    Stream<List<String>> settled =
        ids.get(false).isEmpty() ? Stream.of() : Stream.of(ids.get(false));
    Map<String, Progress> found =
        Stream.concat(settled, ids.get(true).stream().map(List::of))
            .flatMap(some -> progressOf("p.id in :ids", some).stream())
            .collect(Collectors.toMap(ProgressRow::id, ProgressRow::toProgress));
    // An operation may have been removed since it was read.
    rows.forEach(row -> found.putIfAbsent(row.id(), Progress.NONE));
    return found;
  }

  private List<ProgressRow> progressOf(String condition, Object ids) {
    return em.createQuery("select p from ProgressRow p where " + condition, ProgressRow.class)
        .setParameter("ids", ids)
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getResultList();
  }

  OperationPage page(OperationQuery query) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    String filter = filter(query, parameters);
    long total = count(filter, parameters);
    String place = filter + after(query, parameters) + " order by o.created desc, o.id desc";
    int limit = query.page().limit();
    OperationQuery.Page oneMore =
        new OperationQuery.Page(limit + 1, query.page().offset(), Optional.empty());
    List<Operation> rows = read(place, parameters, oneMore);
    boolean more = rows.size() > limit;
    List<Operation> shown = more ? rows.subList(0, limit) : rows;
    Optional<OperationQuery.Position> next =
        more ? Optional.of(position(shown.get(limit - 1))) : Optional.empty();
    return new OperationPage(shown, total, count("where " + ACTIVE, Map.of()), next);
  }

  private static String filter(OperationQuery query, Map<String, Object> parameters) {
    StringBuilder filter = new StringBuilder("where 1 = 1");
    query.status().ifPresent(v -> and(filter, parameters, "o.status = :status", v.wire()));
    query.type().ifPresent(v -> and(filter, parameters, "o.type = :type", v.wire()));
    query.parent().ifPresent(v -> and(filter, parameters, "o.parent = :parent", v.value()));
    query.root().ifPresent(v -> and(filter, parameters, "o.root = :root", v.value()));
    query.since().ifPresent(v -> and(filter, parameters, "o.created >= :since", v));
    if (query.activeOnly()) {
      filter.append(" and ").append(ACTIVE);
    }
    return filter.toString();
  }

  private static String after(OperationQuery query, Map<String, Object> parameters) {
    return query
        .page()
        .after()
        .map(
            position -> {
              parameters.put("created", position.created());
              parameters.put("id", position.id().value());
              return " and (o.created < :created or (o.created = :created and o.id < :id))";
            })
        .orElse("");
  }

  private static void and(
      StringBuilder filter, Map<String, Object> parameters, String condition, Object value) {
    filter.append(" and ").append(condition);
    parameters.put(condition.substring(condition.indexOf(':') + 1), value);
  }

  private long count(String filter, Map<String, Object> parameters) {
    TypedQuery<Long> query =
        em.createQuery("select count(o) from OperationRow o " + filter, Long.class);
    set(query, parameters);
    return query.getSingleResult();
  }

  private static void set(Query query, Map<String, Object> parameters) {
    parameters.forEach(query::setParameter);
  }

  private static OperationQuery.Position position(Operation operation) {
    return new OperationQuery.Position(operation.state().created(), operation.id());
  }
}
