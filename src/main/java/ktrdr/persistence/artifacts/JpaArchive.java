package ktrdr.persistence.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.operations.OperationListing;
import ktrdr.persistence.operations.OperationTable;
import ktrdr.sessions.retention.Archive;

/** Deletes trees from all tables that refer to them. */
@ApplicationScoped
@Transactional
public class JpaArchive implements Archive {
  private static final String NEWEST = " order by o.ended_at desc, o.operation_id desc";

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  @Inject private OperationListing listing;

  /** For the container's proxy. */
  protected JpaArchive() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaArchive(EntityManager em) {
    this.em = em;
    this.listing = new OperationListing(em);
  }

  @Override
  public List<Operation> endedBefore(OperationStatus status, Instant time, int limit) {
    // Newest first, as in the index: the order does not matter, because all will be removed.
    return listing.read(ended(status).and("o.ended_at < ?", time).then(NEWEST).page(0, limit));
  }

  @Override
  public List<Operation> endedBeyond(OperationStatus status, int kept, int limit) {
    return listing.read(ended(status).then(NEWEST).page(kept, limit));
  }

  private static IndexedQuery ended(OperationStatus status) {
    return OperationTable.ids(OperationTable.ENDED)
        .and("o.status = ?", status.wire())
        .and("o.parent_operation_id is null");
  }

  @Override
  public void remove(Operation root, Instant now) {
    String id = root.id().value();
    List<String> tree =
        em.createQuery("select o.id from OperationRow o where o.root = :root", String.class)
            .setParameter("root", id)
            .getResultList();
    tree.forEach(operation -> em.persist(LeftoverRow.of(operation, now)));
    em.flush();
    // Operations first, because readers read them first: otherwise the two could deadlock.
    delete("OperationRow r where r.root = :of", id);
    delete("ProgressRow r where r.id in :of", tree);
    delete("MetricRow r where r.operation in :of", tree);
    delete("EventRow r where r.root = :of", id);
    delete("ExecutionRow r where r.root = :of", id);
    delete("KeyRow r where r.root = :of", id);
    delete("FileRow r where r.operation in :of", tree);
    delete("ToldRow r where r.root = :of", id);
    removeCalls(id);
    root.lineage().session().ifPresent(this::removeSession);
  }

  // Its rows in the ledger stay: caps never forget.
  private void removeCalls(String root) {
    List<Long> calls =
        em.createQuery("select l.id from LedgerRow l where l.root = :root", Long.class)
            .setParameter("root", root)
            .getResultList();
    if (!calls.isEmpty()) {
      delete("RequestRow r where r.id in :of", calls);
      delete("ReplyRow r where r.id in :of", calls);
    }
  }

  private void removeSession(long id) {
    delete("ActionRow r where r.session = :of", id);
    delete("SessionRow r where r.id = :of", id);
  }

  private void delete(String what, Object of) {
    em.createQuery("delete from " + what).setParameter("of", of).executeUpdate();
  }

  @Override
  public List<OperationId> leftovers() {
    return em
        .createQuery("select r.id from LeftoverRow r order by r.id", String.class)
        .getResultList()
        .stream()
        .map(OperationId::new)
        .toList();
  }

  @Override
  public void forgetLeftovers(Instant before) {
    delete("LeftoverRow r where r.removed < :of", before);
  }
}
