package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import ktrdr.operations.OperationId;
import ktrdr.sessions.budget.BudgetWait;

/** One row of {@code llm_waits}. */
@Entity
@Table(name = "llm_waits")
public class WaitRow {
  @Id
  @Column(name = "root_operation_id")
  private String root;

  private String budget;

  @Column(name = "needed_usd")
  private BigDecimal needed;

  static WaitRow of(BudgetWait wait) {
    WaitRow row = new WaitRow();
    row.root = wait.root().value();
    row.budget = wait.budget();
    row.needed = wait.needed();
    return row;
  }

  BudgetWait toWait() {
    return new BudgetWait(new OperationId(root), budget, needed);
  }
}
