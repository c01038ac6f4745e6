package ktrdr.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import ktrdr.operations.OperationId;
import ktrdr.sessions.artifacts.FileStore;

/** What was written into homes, in a table. */
@ApplicationScoped
@Transactional
public class JpaFileStore implements FileStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container. */
  protected JpaFileStore() {}

  /** Outside of a container; transactions are the caller's. */
  public JpaFileStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public void keep(Written file) {
    em.merge(FileRow.of(file));
    em.flush();
  }

  @Override
  public List<Written> of(OperationId operation) {
    return em
        .createQuery(
            "select f from FileRow f where f.operation = :operation order by f.name, f.node",
            FileRow.class)
        .setParameter("operation", operation.value())
        .getResultList()
        .stream()
        .map(FileRow::toFile)
        .toList();
  }
}
