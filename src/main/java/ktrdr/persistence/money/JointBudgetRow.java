package ktrdr.persistence.money;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import ktrdr.agent.budget.BudgetKey;

/** One row of {@code llm_joint_budgets}. */
@Entity
@Table(name = "llm_joint_budgets")
public class JointBudgetRow {
  @Id
  @Column(name = "root_operation_id")
  private String root;

  private String budget;

  static JointBudgetRow of(String root, BudgetKey joint) {
    JointBudgetRow row = new JointBudgetRow();
    row.root = root;
    row.budget = joint.text();
    return row;
  }

  String root() {
    return root;
  }

  BudgetKey toKey() {
    return new BudgetKey(budget);
  }
}
