package ktrdr.batch.steps;

import jakarta.batch.api.BatchProperty;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import ktrdr.agent.budget.BudgetBlocked;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.batch.models.CallInterrupted;
import ktrdr.batch.work.Research;
import ktrdr.operations.Operation;
import ktrdr.operations.workers.WorkProgress;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.lifecycle.SessionTransactions;
import ktrdr.strategy.Strategy;

/** Runs one phase of a session as a batch step; the work belongs to a child operation. */
public abstract class SessionStep extends WorkStep<PhaseResult> {
  @Inject
  @BatchProperty(name = "session")
  private String session;

  @Inject private SessionTransactions transactions;
  @Inject private Research research;
  private final SessionPhase phase;
  private PhaseRun run;

  /**
   * Creates a step.
   *
   * @param phase the phase that this step runs
   */
  protected SessionStep(SessionPhase phase) {
    this.phase = phase;
  }

  /**
   * Does the work of the phase.
   *
   * @throws ktrdr.work.WorkCancelled when the step was stopped
   */
  protected abstract PhaseResult work(PhaseRun run) throws IOException;

  @Override
  protected final Optional<Operation> begin(long execution) {
    Optional<PhaseRun> begun = transactions.begin(Long.parseLong(session), phase, execution);
    run = begun.orElse(null);
    return begun.map(PhaseRun::child);
  }

  @Override
  protected final PhaseResult work() throws IOException {
    return work(run);
  }

  @Override
  protected final boolean finish(PhaseResult result) {
    return transactions.finish(run, result);
  }

  @Override
  protected final void fail(Throwable cause, String sentence) {
    transactions.fail(run, outcome(cause), sentence);
  }

  private SessionOutcome outcome(Throwable cause) {
    if (cause instanceof CallInterrupted) {
      return SessionOutcome.FAILED_INTERRUPTED;
    }
    return cause instanceof BudgetExhausted || cause instanceof BudgetBlocked
        ? SessionOutcome.BUDGET_EXCEEDED
        : SessionOutcome.failureOf(phase);
  }

  @Override
  protected final WorkProgress.Share share() {
    Session asked = run.session();
    Optional<Strategy.Learning> learning =
        asked.design().document().map(document -> research.strategy(asked).learning());
    PhaseCosts costs = PhaseCosts.of(asked.assignment(), learning);
    return new WorkProgress.Share(
        progress -> phase.ofSession(progress, asked.assignment().effort()), costs.later(phase));
  }
}
