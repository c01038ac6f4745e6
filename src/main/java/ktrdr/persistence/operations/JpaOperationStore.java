package ktrdr.persistence.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationPage;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.persistence.Json;
import ktrdr.work.Progress;

/**
 * Stores operations in tables. Changes are conditional updates; reads always query the database.
 */
@ApplicationScoped
@Transactional
public class JpaOperationStore implements OperationStore {
  private static final List<String> WORKING =
      Stream.of(OperationStatus.values())
          .filter(OperationStatus::active)
          .map(OperationStatus::wire)
          .toList();
  private static final List<String> DONE = List.of(OperationStatus.COMPLETED.wire());
  // Work that has done its last unit is not completed yet: only completed operations show 1.
  private static final double ALMOST = 0.9999;

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  @Inject private OperationListing listing;

  /** For the container's proxy. */
  protected JpaOperationStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaOperationStore(EntityManager em) {
    this.em = em;
    this.listing = new OperationListing(em);
  }

  @Override
  public boolean lock(OperationId root) {
    return em.createQuery("update OperationRow o set o.lastEvent = o.lastEvent where o.id = :id")
            .setParameter("id", root.value())
            .executeUpdate()
        == 1;
  }

  @Override
  public void add(Operation operation) {
    em.persist(OperationRow.of(operation, nextPosition(operation.lineage().root())));
    em.persist(ProgressRow.start(operation.id().value()));
    em.flush();
  }

  // Safe because the caller has locked the tree. For a new root there is no row: position 0.
  private int nextPosition(OperationId root) {
    em.createQuery("update OperationRow o set o.treeSize = o.treeSize + 1 where o.id = :id")
        .setParameter("id", root.value())
        .executeUpdate();
    return Math.max(0, listing.treeSize(root) - 1);
  }

  @Override
  public boolean replace(Operation before, Operation after) {
    Operation.State state = after.state();
    return em.createQuery(
                """
                update OperationRow o set o.status = :status, o.version = :next, o.started = :started,
                  o.ended = :ended, o.cancellation = :cancellation, o.halt = :halt, o.error = :error,
                  o.owner = :owner, o.epoch = :epoch, o.turn = :turn, o.subject = :subject, o.output = :output
                where o.id = :id and o.status = :before and o.version = :version""")
            .setParameter("status", state.status().wire())
            .setParameter("next", state.version())
            .setParameter("started", state.started().orElse(null))
            .setParameter("ended", state.ended().orElse(null))
            .setParameter("cancellation", OperationRow.cancellation(state))
            .setParameter("halt", OperationRow.halt(state))
            .setParameter("owner", state.ownership().owner().orElse(null))
            .setParameter("epoch", state.ownership().term())
            .setParameter("turn", state.ownership().turn().orElse(null))
            .setParameter("error", state.error().orElse(null))
            .setParameter("subject", OperationRow.subject(after))
            .setParameter("output", OperationRow.output(after))
            .setParameter("id", before.id().value())
            .setParameter("before", before.status().wire())
            .setParameter("version", before.state().version())
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<Operation> find(OperationId id) {
    return listing.find(id);
  }

  @Override
  public List<Operation> tree(OperationId root) {
    return listing.tree(root);
  }

  @Override
  public OperationPage list(OperationQuery query) {
    return listing.page(query);
  }

  @Override
  public List<Operation> newest(OperationQuery query) {
    return listing.newest(query);
  }

  @Override
  public List<Operation> rootsSince(Instant time) {
    return listing.rootsSince(time);
  }

  @Override
  public List<Operation> activeRoots() {
    return listing.activeRoots();
  }

  @Override
  public boolean claim(OperationId root, long term, long execution) {
    lock(root);
    OptionalLong claimed = execution(root, term);
    boolean free = claimed.isEmpty() && !worked(root, execution);
    if (free) {
      em.persist(ExecutionRow.of(root.value(), term, execution));
      em.flush();
    }
    return free || claimed.equals(OptionalLong.of(execution));
  }

  @Override
  public OptionalLong execution(OperationId root, long term) {
    ExecutionRow row = em.find(ExecutionRow.class, new ExecutionRow.Key(root.value(), term));
    return row == null ? OptionalLong.empty() : OptionalLong.of(row.execution());
  }

  @Override
  public boolean worked(OperationId root, long execution) {
    return em.createQuery(
                "select count(e) from ExecutionRow e where e.root = :root and e.execution = :execution",
                Long.class)
            .setParameter("root", root.value())
            .setParameter("execution", execution)
            .getSingleResult()
        > 0;
  }

  @Override
  public void log(OperationEvent event) {
    em.createQuery("update OperationRow o set o.lastEvent = o.lastEvent + 1 where o.id = :id")
        .setParameter("id", event.root().value())
        .executeUpdate();
    long sequence =
        em.createQuery("select o.lastEvent from OperationRow o where o.id = :id", Long.class)
            .setParameter("id", event.root().value())
            .getSingleResult();
    em.persist(EventRow.of(event, sequence));
    em.flush();
  }

  @Override
  public List<OperationEvent> events(OperationId root, long after, int limit) {
    TypedQuery<EventRow> query =
        em.createQuery(
            "select e from EventRow e where e.root = :root and e.sequence > :after order by e.sequence",
            EventRow.class);
    return query
        .setParameter("root", root.value())
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(EventRow::toEvent)
        .toList();
  }

  @Override
  public void progress(OperationId id, long term, Progress progress) {
    boolean done = progress.fraction() == 1 && holds(id, term, DONE);
    if (!done && !holds(id, term, WORKING)) {
      return;
    }
    em.createQuery(
            """
            update ProgressRow p set p.fraction = :fraction, p.label = :label,
              p.itemsProcessed = :processed, p.itemsTotal = :total, p.context = :context
            where p.id = :id and p.fraction <= :fraction and p.fraction < 1""")
        .setParameter("fraction", done ? 1 : Math.min(progress.fraction(), ALMOST))
        .setParameter("label", progress.label())
        .setParameter("processed", progress.itemsProcessed())
        .setParameter("total", progress.itemsTotal())
        .setParameter("context", Json.write(progress.context()))
        .setParameter("id", id.value())
        .executeUpdate();
  }

  // Locks the operation before its progress, as every transition does: in the other order, or with
  // a subquery, two transactions can deadlock.
  private boolean holds(OperationId id, long term, List<String> statuses) {
    return em.createQuery(
                """
                update OperationRow o set o.lastEvent = o.lastEvent
                where o.id = :id and o.epoch = :epoch and o.status in :statuses""")
            .setParameter("id", id.value())
            .setParameter("epoch", term)
            .setParameter("statuses", statuses)
            .executeUpdate()
        == 1;
  }

  @Override
  public void addMetrics(OperationId id, long term, int number, Map<String, Object> row) {
    MetricRow.Key key = new MetricRow.Key(id.value(), number);
    if (holds(id, term, WORKING) && em.find(MetricRow.class, key) == null) {
      em.persist(MetricRow.of(key, row));
      em.flush();
    }
  }

  @Override
  public Map<OperationId, Map<String, Object>> lastMetrics(List<OperationId> ids) {
    return MetricRow.last(em, ids);
  }

  @Override
  public List<Map<String, Object>> metrics(OperationId id) {
    return em
        .createQuery(
            "select m from MetricRow m where m.operation = :id order by m.number", MetricRow.class)
        .setParameter("id", id.value())
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getResultList()
        .stream()
        .map(MetricRow::toMap)
        .toList();
  }
}
