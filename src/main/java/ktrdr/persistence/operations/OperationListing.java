package ktrdr.persistence.operations;

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
import ktrdr.persistence.Derby;
import ktrdr.persistence.IndexedQuery;

/** Reads operations with their progress, each query through a suitable index. */
@ApplicationScoped
@Transactional
public class OperationListing {
  private static final int AT_ONCE = 1000;

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  public OperationListing() {}

  public OperationListing(EntityManager em) {
    this.em = em;
  }

  /** Finds one operation by its id. */
  Optional<Operation> find(OperationId id) {
    return find(id.value());
  }

  private Optional<Operation> find(String id) {
    return OperationTable.read(
            em, OperationTable.rows(OperationTable.KEY).and("o.operation_id = ?", id))
        .stream()
        .findFirst();
  }

  /** Reads a root and all operations below it, in order of creation, as a consistent snapshot. */
  List<Operation> tree(OperationId root) {
    keep(root);
    return OperationTable.read(
        em,
        OperationTable.rows(OperationTable.TREE)
            .and("o.root_operation_id = ?", root.value())
            .then(" order by o.tree_position"));
  }

  // PostgreSQL reads what was committed when a statement began. Derby waits for each row that is
  // being changed while it holds the lock of the previous row, which deadlocks with a transaction
  // that changes several rows in another order. Every change of a tree locks its root first, so a
  // shared lock on the root keeps writers out until the end of this transaction.
  private void keep(OperationId root) {
    if (Derby.is(em)) {
      em.createNativeQuery("select last_event from operations where operation_id = ?1 with rs")
          .setParameter(1, root.value())
          .getResultList();
    }
  }

  /** The number of operations in a tree; 0 when there is no such root. */
  int treeSize(OperationId root) {
    return em.createQuery("select o.treeSize from OperationRow o where o.id = :id", Integer.class)
        .setParameter("id", root.value())
        .getResultStream()
        .findFirst()
        .orElse(0);
  }

  /** Returns the active roots, oldest first. Touches no other rows. */
  List<Operation> activeRoots() {
    return OperationTable.read(
        em,
        OperationTable.rows(OperationTable.ACTIVE)
            .and("o.active = 1")
            .and("o.parent_operation_id is null")
            .then(" order by o.created_at, o.operation_id"));
  }

  /**
   * Reads the operations with these ids, in the order of the ids. Never call it while holding the
   * lock of a tree: it may wait for other trees.
   *
   * @param ids selects ids; operations that are deleted in the meantime are left out
   */
  public List<Operation> read(IndexedQuery ids) {
    return read(strings(ids), active());
  }

  // Derby holds the lock of one row while it waits for the next one. A transaction that ends a
  // phase or removes a tree changes several rows, possibly in another order, so the two could
  // deadlock. Therefore active operations are read one by one, and ended ones, which no longer
  // change, without locks.
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

  /** Ids of the active operations. Query it after the ids that it is compared with. */
  private Set<String> active() {
    return new HashSet<>(strings(OperationTable.ids(OperationTable.ACTIVE).and("o.active = 1")));
  }

  private List<String> strings(IndexedQuery ids) {
    List<String> strings = new ArrayList<>();
    ids.column(em).forEach(id -> strings.add((String) id));
    return strings;
  }

  /** Returns the roots that were created at or after a time, newest first. */
  List<Operation> rootsSince(Instant time) {
    return read(
        OperationTable.ids(OperationTable.BY_PARENT)
            .and("o.parent_operation_id is null")
            .and("o.created_at >= ?", time)
            .then(" order by o.created_at desc, o.operation_id desc"));
  }

  /** Reads the rows of a page without totals. */
  List<Operation> newest(OperationQuery query) {
    OperationQuery.Page page = query.page();
    return read(OperationFilter.newest(query).page(page.offset(), page.limit()));
  }

  /** Reads the rows of a page with totals and the position of the next page. */
  OperationPage page(OperationQuery query) {
    int limit = query.page().limit();
    // One extra row tells whether there is another page.
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
