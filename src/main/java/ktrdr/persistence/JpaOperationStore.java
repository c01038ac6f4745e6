package ktrdr.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationPage;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.work.Progress;

/** Operations in tables. Changes are conditional updates; reads always ask the database. */
@ApplicationScoped
@Transactional
public class JpaOperationStore implements OperationStore {
  private static final String ACTIVE = "o.status not in ('completed', 'failed', 'cancelled')";

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  @Inject private OperationListing listing;

  /** For the container. */
  protected JpaOperationStore() {}

  /** A store outside of a container; transactions are the caller's. */
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
    em.persist(OperationRow.of(operation, treeSize(operation.lineage().root())));
    em.persist(ProgressRow.start(operation.id().value()));
    em.flush();
  }

  // The caller has locked the tree: nobody else adds to it now.
  private int treeSize(OperationId root) {
    return em.createQuery("select count(o) from OperationRow o where o.root = :root", Long.class)
        .setParameter("root", root.value())
        .getSingleResult()
        .intValue();
  }

  @Override
  public boolean replace(Operation before, Operation after) {
    Operation.State state = after.state();
    return em.createQuery(
                """
                update OperationRow o set o.status = :status, o.version = :next, o.started = :started,
                  o.ended = :ended, o.cancellation = :cancellation, o.error = :error,
                  o.subject = :subject, o.output = :output
                where o.id = :id and o.status = :before and o.version = :version""")
            .setParameter("status", state.status().wire())
            .setParameter("next", state.version())
            .setParameter("started", state.started().orElse(null))
            .setParameter("ended", state.ended().orElse(null))
            .setParameter("cancellation", OperationRow.cancellation(state))
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
    return listing.read("where o.id = :id", Map.of("id", id.value()), 1).stream().findFirst();
  }

  @Override
  public List<Operation> tree(OperationId root) {
    return listing.read(
        "where o.root = :root order by o.position",
        Map.of("root", root.value()),
        Integer.MAX_VALUE);
  }

  @Override
  public OperationPage list(OperationQuery query) {
    return listing.page(query);
  }

  @Override
  public List<Operation> activeRoots() {
    return listing.read(
        "where o.parent is null and o.type = :type and " + ACTIVE + " order by o.created, o.id",
        Map.of("type", OperationType.AGENT_SESSION.wire()),
        Integer.MAX_VALUE);
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
  public void progress(OperationId id, Progress progress) {
    if (!lockOpen(id, progress)) {
      return;
    }
    em.createQuery(
            """
            update ProgressRow p set p.fraction = :fraction, p.label = :label,
              p.itemsProcessed = :processed, p.itemsTotal = :total, p.context = :context
            where p.id = :id and p.fraction <= :fraction""")
        .setParameter("fraction", progress.fraction())
        .setParameter("label", progress.label())
        .setParameter("processed", progress.itemsProcessed())
        .setParameter("total", progress.itemsTotal())
        .setParameter("context", Json.write(progress.context()))
        .setParameter("id", id.value())
        .executeUpdate();
  }

  // Whoever ends an operation changes its row and then its progress: in another order a report at
  // that moment would wait for the end, and the end for the report.
  private boolean lockOpen(OperationId id, Progress progress) {
    return em.createQuery(
                """
                update OperationRow o set o.lastEvent = o.lastEvent
                where o.id = :id and o.status not in ('failed', 'cancelled')
                  and (o.status <> 'completed' or :fraction = 1.0)""")
            .setParameter("id", id.value())
            .setParameter("fraction", progress.fraction())
            .executeUpdate()
        == 1;
  }

  @Override
  public void addMetrics(OperationId id, int number, Map<String, Object> row) {
    MetricRow.Key key = new MetricRow.Key(id.value(), number);
    Optional<Operation> operation = find(id);
    if (operation.filter(o -> o.status() == OperationStatus.RUNNING).isPresent()
        && em.find(MetricRow.class, key) == null) {
      em.persist(MetricRow.of(key, row));
      em.flush();
    }
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
