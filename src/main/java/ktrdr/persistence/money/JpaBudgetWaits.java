package ktrdr.persistence.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.OperationId;
import ktrdr.sessions.budget.BudgetWait;
import ktrdr.sessions.budget.BudgetWaits;

/** Stores the waits for budgets. */
@ApplicationScoped
@Transactional
public class JpaBudgetWaits implements BudgetWaits {
  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaBudgetWaits() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaBudgetWaits(EntityManager em) {
    this.em = em;
  }

  @Override
  public void put(BudgetWait wait) {
    em.merge(WaitRow.of(wait));
  }

  @Override
  public void remove(OperationId root) {
    em.createQuery("delete from WaitRow w where w.root = :root")
        .setParameter("root", root.value())
        .executeUpdate();
  }

  @Override
  public Optional<BudgetWait> find(OperationId root) {
    return em.createQuery("select w from WaitRow w where w.root = :root", WaitRow.class)
        .setParameter("root", root.value())
        .getResultStream()
        .map(WaitRow::toWait)
        .findFirst();
  }

  @Override
  public List<BudgetWait> all() {
    return em
        .createQuery("select w from WaitRow w order by w.root", WaitRow.class)
        .getResultList()
        .stream()
        .map(WaitRow::toWait)
        .toList();
  }
}
