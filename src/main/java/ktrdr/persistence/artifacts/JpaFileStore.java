package ktrdr.persistence.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import ktrdr.operations.OperationId;
import ktrdr.sessions.artifacts.FileStore;

/** Records in a table which files were written into which homes. */
@ApplicationScoped
@Transactional
public class JpaFileStore implements FileStore {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaFileStore() {}

  /** For use outside a container; the caller handles transactions. */
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
