package ktrdr.sessions.standalone;

import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;

/**
 * What a stand-alone operation has to do. It is stored as the operation's subject. The job needs
 * nothing else, so a new execution finds it there.
 */
public sealed interface Plan permits TrainingPlan, BacktestPlan, LoadPlan, SweepPlan {
  OperationType type();

  Operation.Subject subject();
}
