package ktrdr.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationPage;
import ktrdr.operations.OperationQuery;

/** Reads operations with their progress; each query through an index that fits it. */
@ApplicationScoped
@Transactional
public class OperationListing {
  private static final int AT_ONCE = 1000;

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  protected OperationListing() {}

  OperationListing(EntityManager em) {
    this.em = em;
  }

  /** One operation, by its key. */
  Optional<Operation> find(OperationId id) {
    return find(id.value());
  }

  private Optional<Operation> find(String id) {
    return OperationTable.read(
            em, OperationTable.rows(OperationTable.KEY).and("o.operation_id = ?", id))
        .stream()
        .findFirst();
  }

  /**
   * A root and all below it, in the order in which they were opened, as they were at one moment.
   */
  List<Operation> tree(OperationId root) {
    keep(root);
    return OperationTable.read(
        em,
        OperationTable.rows(OperationTable.TREE)
            .and("o.root_operation_id = ?", root.value())
            .then(" order by o.tree_position"));
  }

  // PostgreSQL reads what was committed when a statement began. Derby waits for each row that
  // somebody changes, with the lock of the row before: whoever changes several of them, in the
  // other order, would wait for this one. All who change a tree lock its root first; so its lock,
  // shared with other readers, keeps them away until the end of this transaction.
  private void keep(OperationId root) {
    if (Derby.is(em)) {
      em.createNativeQuery("select last_event from operations where operation_id = ?1 with rs")
          .setParameter(1, root.value())
          .getResultList();
    }
  }

  /** How many operations a tree has; 0 when there is no such root. */
  int treeSize(OperationId root) {
    return em.createQuery("select o.treeSize from OperationRow o where o.id = :id", Integer.class)
        .setParameter("id", root.value())
        .getResultStream()
        .findFirst()
        .orElse(0);
  }

  /** Roots that are active, oldest first; of nothing else a row is looked at. */
  List<Operation> activeRoots() {
    return OperationTable.read(
        em,
        OperationTable.rows(OperationTable.ACTIVE)
            .and("o.active = 1")
            .and("o.parent_operation_id is null")
            .then(" order by o.created_at, o.operation_id"));
  }

  /**
   * The operations of these ids, in their order. Not inside a transition: it waits for other trees.
   *
   * @param ids of operations, which may be removed meanwhile
   */
  List<Operation> read(IndexedQuery ids) {
    return read(strings(ids), active());
  }

  // Derby holds the lock of one row while it waits for that of the next, and whoever ends a phase
  // or
  // removes a tree changes several, maybe in the other order. So active operations are read one by
  // one, and those that ended, which change no more, without locks.
  private List<Operation> read(List<String> ids, Set<String> active) {
    Map<String, Operation> found = new LinkedHashMap<>();
    List<String> ended = ids.stream().filter(id -> !active.contains(id)).toList();
    for (int from = 0; from < ended.size(); from += AT_ONCE) {
      List<String> some = ended.subList(from, Math.min(from + AT_ONCE, ended.size()));
      OperationTable.read(em, unlocked(OperationTable.rows(OperationTable.KEY), some))
          .forEach(operation -> found.put(operation.id().value(), operation));
    }
    ids.stream()
        .filter(active::contains)
        .forEach(id -> find(id).ifPresent(operation -> found.put(id, operation)));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private IndexedQuery unlocked(IndexedQuery rows, List<String> ids) {
    rows.in("o.operation_id", ids);
    return Derby.is(em) ? rows.then(" with ur") : rows;
  }

  /** What is active now: to be asked after the ids to which it is compared. */
  private Set<String> active() {
    return new HashSet<>(strings(OperationTable.ids(OperationTable.ACTIVE).and("o.active = 1")));
  }

  private List<String> strings(IndexedQuery ids) {
    List<String> strings = new ArrayList<>();
    ids.column(em).forEach(id -> strings.add((String) id));
    return strings;
  }

  /** Roots that were created at or after a time, newest first. */
  List<Operation> rootsSince(Instant time) {
    return read(
        OperationTable.ids(OperationTable.BY_PARENT)
            .and("o.parent_operation_id is null")
            .and("o.created_at >= ?", time)
            .then(" order by o.created_at desc, o.operation_id desc"));
  }

  /** The rows of a page alone. */
  List<Operation> newest(OperationQuery query) {
    OperationQuery.Page page = query.page();
    return read(OperationFilter.newest(query).page(page.offset(), page.limit()));
  }

  OperationPage page(OperationQuery query) {
    int limit = query.page().limit();
    // One more tells whether there is another page.
    List<String> ids =
        strings(OperationFilter.newest(query).page(query.page().offset(), limit + 1));
    Set<String> active = active();
    List<Operation> shown = read(ids.subList(0, Math.min(limit, ids.size())), active);
    Optional<OperationQuery.Position> next =
        ids.size() > limit && !shown.isEmpty()
            ? Optional.of(position(shown.get(shown.size() - 1)))
            : Optional.empty();
    long total = OperationFilter.of(query).count(em, OperationPage.MOST_COUNTED + 1);
    return new OperationPage(shown, total, active.size(), next);
  }

  private static OperationQuery.Position position(Operation operation) {
    return new OperationQuery.Position(operation.state().created(), operation.id());
  }
}
