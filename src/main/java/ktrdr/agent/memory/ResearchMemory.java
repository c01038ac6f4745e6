package ktrdr.agent.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where memories are kept. All calls belong into the caller's transaction. */
public interface ResearchMemory {

  /** Adds the experiment of a session in place of an earlier one. */
  void put(Experiment experiment);

  /** Puts hypotheses in place of those that a session raised earlier in this phase. */
  void raise(long session, Hypothesis.Phase phase, List<Hypothesis> hypotheses);

  /** Settles what a session's design claims by that session. */
  void settle(long session, HypothesisStatus status, Instant at);

  /** The newest first. */
  List<Experiment> experiments(MemoryPage page);

  /**
   * The newest first.
   *
   * @param status empty for all
   */
  List<Hypothesis> hypotheses(Optional<HypothesisStatus> status, MemoryPage page);

  /**
   * The newest experiments of a market whose figures come from bars before this time.
   *
   * @param known only those that were known by then; empty for all
   */
  List<Experiment> before(
      Instant time, RememberedMarket market, Optional<Instant> known, int limit);

  /**
   * The newest open hypotheses that designs raised, of those whose design window ends before this
   * time: who raised the others knew later bars.
   *
   * @param masked only those of designers who did not know the market
   * @param known only those that were known by then; empty for all
   */
  List<Hypothesis> open(
      Instant time, RememberedMarket market, boolean masked, Optional<Instant> known, int limit);

  /** The lines that a design or an assessment was told; empty if it was told nothing yet. */
  Optional<List<String>> told(String operation);

  /** Keeps the lines that a design or an assessment is told, for good. */
  void tell(String root, String operation, List<String> lines);
}
