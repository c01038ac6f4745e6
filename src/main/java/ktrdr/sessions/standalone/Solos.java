package ktrdr.sessions.standalone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import ktrdr.operations.Caller;
import ktrdr.operations.Expected;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.KeyUsedForOther;
import ktrdr.sessions.admission.NotWritable;
import ktrdr.sessions.admission.TooManyAlone;
import ktrdr.sessions.admission.Writing;
import ktrdr.sessions.jobs.Launcher;
import ktrdr.sessions.lifecycle.NotResumable;

/** Starting stand-alone work, and letting it go on. */
@ApplicationScoped
public class Solos {
  @Inject private StandaloneTransactions transactions;
  @Inject private Launcher launcher;
  @Inject private OperationStore operations;
  @Inject private Writing writing;

  /**
   * Starts it at once: it needs no slot.
   *
   * @throws TooManyAlone when this server works on as many as it may
   * @param key the same request sent twice starts it once
   * @throws KeyUsedForOther when the key was used for something else
   * @throws NotWritable when the database would not keep it
   */
  public Operation start(Plan plan, Optional<Start.Key> key, Caller by) {
    writing.require();
    StandaloneTransactions.Opened opened = transactions.open(plan, key, by);
    return opened.again() ? opened.operation() : launched(opened.operation());
  }

  /**
   * Goes on with what failed, was cancelled or is paused.
   *
   * @throws NotResumable when it is none of these
   */
  public Operation resume(OperationId id, Caller by, String reason, Expected expected) {
    return launched(transactions.resume(id, by, reason, expected));
  }

  /**
   * Begins anew with what failed or was cancelled.
   *
   * @return the new operation
   * @throws NotResumable when it is neither
   */
  public Operation retry(OperationId id, Caller by, String reason, Expected expected) {
    return launched(transactions.retry(id, by, reason, expected));
  }

  private Operation launched(Operation mine) {
    launcher.launch(mine);
    return operations.find(mine.id()).orElseThrow();
  }
}
