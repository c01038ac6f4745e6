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

/** Starts, resumes and retries stand-alone work. */
@ApplicationScoped
public class Solos {
  @Inject private StandaloneTransactions transactions;
  @Inject private Launcher launcher;
  @Inject private OperationStore operations;
  @Inject private Writing writing;

  /**
   * Starts the work at once: it needs no slot.
   *
   * @throws TooManyAlone if this server already runs as many as it may
   * @param key makes a request that is sent twice start only one operation
   * @throws KeyUsedForOther if the key was used for something else
   * @throws NotWritable if the database could not store it
   */
  public Operation start(Plan plan, Optional<Start.Key> key, Caller by) {
    writing.require();
    StandaloneTransactions.Opened opened = transactions.open(plan, key, by);
    return opened.again() ? opened.operation() : launched(opened.operation());
  }

  /**
   * Continues work that failed, was cancelled or is paused.
   *
   * @throws NotResumable if it is none of these
   */
  public Operation resume(OperationId id, Caller by, String reason, Expected expected) {
    return launched(transactions.resume(id, by, reason, expected));
  }

  /**
   * Starts work that failed or was cancelled again, from the beginning.
   *
   * @return the new operation
   * @throws NotResumable if it is neither
   */
  public Operation retry(OperationId id, Caller by, String reason, Expected expected) {
    return launched(transactions.retry(id, by, reason, expected));
  }

  private Operation launched(Operation mine) {
    launcher.launch(mine);
    return operations.find(mine.id()).orElseThrow();
  }
}
