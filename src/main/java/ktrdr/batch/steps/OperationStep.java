package ktrdr.batch.steps;

import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.batch.work.StandaloneWork;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.workers.WorkProgress;
import ktrdr.sessions.standalone.StandaloneTransactions;

/** Does the work of one stand-alone operation as a batch step. */
@Named
@Dependent
public class OperationStep extends WorkStep<Map<String, Object>> {
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
  protected Map<String, Object> work() throws IOException {
    return work.results(begun, this);
  }

  @Override
  protected boolean finish(Map<String, Object> results) {
    return transactions.finish(begun, new Operation.Output(results, List.of()));
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
