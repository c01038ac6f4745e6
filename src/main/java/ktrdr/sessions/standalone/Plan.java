package ktrdr.sessions.standalone;

import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;

/**
 * What one stand-alone operation is to do. It is kept as the operation's subject, which is all that
 * its job needs: a new execution finds it there.
 */
public sealed interface Plan permits TrainingPlan, BacktestPlan, LoadPlan {
  OperationType type();

  Operation.Subject subject();
}
