package ktrdr.agent.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.Candidate.Origin;
import ktrdr.agent.results.TrialScore;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.training.EmptySplit;
import ktrdr.training.TrainingDiverged;
import ktrdr.training.labels.OneClassOnly;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * A seeded random search: the first half of the candidates is drawn from the whole space, the rest
 * are small changes to one of the best so far.
 */
final class Search {
  private static final int BEST = 3;
  private static final int DRAWS = 50;
  private static final Comparator<Try> BEST_FIRST =
      Comparator.comparing((Try t) -> !t.score().tradesEnough())
          .thenComparingDouble(t -> Double.isNaN(t.score().rank()) ? 99 : -t.score().rank())
          .thenComparingInt(t -> t.candidate.number());

  private final SearchSpace space;
  private final StrategyDraft draft;
  private final Scorer scorer;
  private final long seed;
  private final Random random;
  private final List<Try> tries = new ArrayList<>();
  private final Set<Blueprint> seen = new HashSet<>();
  private final Set<String> known;

  /**
   * A candidate and its point of the search space.
   *
   * @param returns what it earned in each period; empty when it was not trained
   * @param strategy the strategy, if it was made in this run
   */
  record Try(
      Blueprint blueprint,
      Candidate candidate,
      Optional<double[]> returns,
      Optional<Strategy> strategy) {
    boolean isTrained() {
      return candidate.score().isPresent();
    }

    private TrialScore score() {
      return candidate.score().orElseThrow();
    }
  }

  /**
   * A search that has not begun.
   *
   * @param known indicators of experiments that need not be repeated
   */
  Search(SearchSpace space, StrategyDraft draft, Scorer scorer, long seed, Set<String> known) {
    this.space = space;
    this.draft = draft;
    this.scorer = scorer;
    this.seed = seed;
    this.random = new Random(seed);
    this.known = known;
  }

  /**
   * Tries {@code count} candidates and returns all of them in order.
   *
   * @param kept stores each outcome and restores those of an earlier run; the result does not
   *     depend on it
   */
  List<Try> run(int count, KeptCandidates kept, ProgressMonitor monitor) {
    goOn(kept.restore(), count);
    if (!tries.isEmpty()) {
      report(count, monitor);
    }
    for (int i = tries.size(); i < count; i++) {
      monitor.stopIfCancelled();
      Blueprint next = fresh(origin(count));
      tries.add(attempt(next, origin(count), new CandidateProgress(monitor, i, count)));
      kept.keep(tries);
      report(count, monitor);
    }
    return List.copyOf(tries);
  }

  /**
   * Draws candidates up to the first one that is a valid strategy, at most {@code count}. None is
   * trained or scored, and the others are those that {@link #run} would try first.
   *
   * @return all of them in order; only the last one may be valid
   */
  List<Try> untilValid(int count, ProgressMonitor monitor) {
    boolean valid = false;
    while (!valid && tries.size() < count) {
      monitor.stopIfCancelled();
      Try next = unscored(fresh(Origin.EXPLORED), monitor);
      tries.add(next);
      valid = next.strategy().isPresent();
    }
    return List.copyOf(tries);
  }

  private Try unscored(Blueprint blueprint, ProgressMonitor monitor) {
    try {
      Strategy strategy = draft.strategy(blueprint, monitor);
      Candidate candidate = candidate(blueprint, Origin.EXPLORED, Optional.empty(), "");
      return new Try(blueprint, candidate, Optional.empty(), Optional.of(strategy));
    } catch (TooFewBars | IndicatorDoesNotVary e) {
      Candidate candidate = candidate(blueprint, Origin.EXPLORED, Optional.empty(), e.getMessage());
      return new Try(blueprint, candidate, Optional.empty(), Optional.empty());
    }
  }

  private void report(int count, ProgressMonitor monitor) {
    int done = tries.size();
    monitor.report(
        Progress.of(done, count, "candidate " + done + "/" + count)
            .with("best_score", bestScore()));
  }

  /** How to find the next candidate out of {@code count}. */
  private Origin origin(int count) {
    boolean explores = tries.size() < (count + 1) / 2 || best().isEmpty();
    return explores ? Origin.EXPLORED : Origin.REFINED;
  }

  /**
   * Draws the candidates of an earlier run again; starts over if they differ from its descriptions.
   */
  private void goOn(List<KeptCandidates.Outcome> outcomes, int count) {
    for (KeptCandidates.Outcome outcome : outcomes) {
      Origin origin = origin(count);
      Blueprint blueprint = fresh(origin);
      if (!blueprint.description().equals(outcome.description())) {
        startAnew();
        return;
      }
      Candidate candidate = candidate(blueprint, origin, outcome.score(), outcome.rejection());
      tries.add(new Try(blueprint, candidate, outcome.returns(), Optional.empty()));
    }
  }

  private void startAnew() {
    tries.clear();
    seen.clear();
    random.setSeed(seed);
  }

  private Candidate candidate(
      Blueprint blueprint, Origin origin, Optional<TrialScore> score, String rejection) {
    int number = tries.size() + 1;
    String name = draft.name(blueprint);
    return new Candidate(number, origin, name, blueprint.description(), score, rejection);
  }

  /** The best few trained candidates, best first. */
  List<Try> best() {
    return tries.stream().filter(Try::isTrained).sorted(BEST_FIRST).limit(BEST).toList();
  }

  private double bestScore() {
    double best = best().stream().findFirst().map(t -> t.score().rank()).orElse(0.0);
    return Double.isFinite(best) ? best : 0;
  }

  private Try attempt(Blueprint blueprint, Origin origin, ProgressMonitor monitor) {
    try {
      Strategy strategy = draft.strategy(blueprint, monitor);
      Scored scored = scorer.score(strategy, draft.window(), seed, monitor);
      Candidate candidate = candidate(blueprint, origin, Optional.of(scored.score()), "");
      return new Try(blueprint, candidate, Optional.of(scored.returns()), Optional.of(strategy));
    } catch (TooFewBars | EmptySplit | OneClassOnly | TrainingDiverged | IndicatorDoesNotVary e) {
      Candidate candidate = candidate(blueprint, origin, Optional.empty(), e.getMessage());
      return new Try(blueprint, candidate, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Draws a point that was not tried yet, in this search or an earlier one; after {@value #DRAWS}
   * draws, a repeated one is accepted.
   */
  private Blueprint fresh(Origin origin) {
    List<Try> best = best();
    Blueprint next = null;
    for (int i = 0; i < DRAWS && (next == null || isRepeated(next)); i++) {
      next =
          origin == Origin.EXPLORED
              ? space.draw(random)
              : space.near(best.get(random.nextInt(best.size())).blueprint, random);
    }
    seen.add(next);
    return next;
  }

  private boolean isRepeated(Blueprint blueprint) {
    return seen.contains(blueprint) || known.contains(blueprint.indicators());
  }
}
