package ktrdr.agent.conversation;

import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.call.Attempt;

/**
 * The turns of one conversation with a language model. A turn that was answered before is not asked
 * again: its recorded reply is returned, so work that was interrupted pays for nothing twice.
 */
public interface Turns {

  /**
   * Asks the model.
   *
   * @param turn position of the turn, from 1
   * @param request the whole conversation so far; the same for the same turn, however often the
   *     work begins
   * @return how the last attempt at this turn ended; only a complete one has an answer
   * @throws ktrdr.agent.budget.BudgetExhausted if the call may cost more than a budget has left;
   *     other refusals of the ledger likewise
   * @throws ktrdr.work.WorkCancelled if the work was cancelled
   */
  Attempt ask(int turn, ModelRequest request);

  /**
   * Records what was done with the answer of a turn, for people to read. Recording it again changes
   * nothing.
   */
  void record(Use use);

  /**
   * What was done with the answer of a turn.
   *
   * @param turn position of the turn, from 1
   * @param tool stable name: {@code validate_strategy}, {@code save_strategy}, {@code
   *     check_explanation}
   * @param arguments what the model wrote, as JSON
   * @param result as JSON: {@code success}, and {@code errors} if there were any
   * @param millis how long it took
   */
  record Use(int turn, String tool, String arguments, String result, long millis) {}
}
