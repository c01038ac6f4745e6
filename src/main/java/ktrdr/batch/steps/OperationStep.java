package ktrdr.batch.steps;

import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ktrdr.batch.work.StandaloneWork;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.workers.WorkProgress;
import ktrdr.sessions.standalone.StandaloneTransactions;

/** Does the work of one stand-alone operation as a batch step. */
@Named
@Dependent
public class OperationStep extends WorkStep<StandaloneWork.Done> {
  @Inject
  @BatchProperty(name = "operation")
  private String operation;

  @Inject private StandaloneTransactions transactions;
  @Inject private StandaloneWork work;
  private Operation begun;

  @Override
  protected Optional<Operation> begin(long execution) {
    Optional<Operation> running = transactions.begin(new OperationId(operation), execution);
    begun = running.orElse(null);
    return running;
  }

  @Override
  protected StandaloneWork.Done work() throws IOException {
    return work.done(begun, this);
  }

  @Override
  protected boolean finish(StandaloneWork.Done done) {
    Operation.Output output = new Operation.Output(done.results(), List.of());
    return transactions.finish(begun, output, done.tried());
  }

  @Override
  protected void fail(Throwable cause, String sentence) {
    transactions.fail(begun, sentence);
  }

  @Override
  protected WorkProgress.Share share() {
    return WorkProgress.Share.ALL;
  }
}
