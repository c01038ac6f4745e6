package ktrdr.sessions.trials;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.Tried;
import ktrdr.operations.OperationId;

/** Where trials are kept, for good. All calls join the caller's transaction. */
public interface TrialStore {

  /** Lets those who write trials take turns until the end of the caller's transaction. */
  void lock();

  /** What a piece of work tried. */
  record Entry(Tried tried, RegisteredTrial.Occasion occasion) {}

  /**
   * Adds trials and, if their sketches are new, their instruments. Leaves out those that are kept:
   * with equal sketch, kind, window and strategy, and also in sample or not. Call {@link #lock}
   * first.
   */
  void add(List<Entry> entries);

  /** Which of these operations have a trial. */
  Set<OperationId> known(List<OperationId> operations);

  /** Numbers of the instruments of a time frame whose sketch is one of these, in order. */
  List<Long> instruments(String timeframe, Predicate<Sketch> these);

  /**
   * Returns a page of the trials of an instrument, by the end of their window and their number.
   *
   * @param after the last one of the page before
   */
  List<RegisteredTrial> page(
      long instrument, TrialSearch search, Optional<RegisteredTrial> after, int limit);

  /** How far earlier backtests are registered. */
  BackfillState backfill();

  /** Notes how far earlier backtests are registered. Call {@link #lock} first. */
  void backfill(BackfillState state);
}
