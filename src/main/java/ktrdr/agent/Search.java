package ktrdr.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import ktrdr.agent.Candidate.Origin;
import ktrdr.market.BarSeries;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.training.EmptySplit;
import ktrdr.training.OneClassOnly;
import ktrdr.training.TrainingDiverged;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * A seeded search: the first half of the candidates are drawn from anywhere, the rest are small
 * changes of one of the best so far.
 */
final class Search {
  private static final int BEST = 3;
  private static final int DRAWS = 50;
  private static final Comparator<Try> BEST_FIRST =
      Comparator.comparing((Try t) -> !t.score().tradesEnough())
          .thenComparingDouble(t -> Double.isNaN(t.score().excess()) ? 99 : -t.score().excess())
          .thenComparingInt(t -> t.candidate.number());

  private final SearchSpace space;
  private final StrategyDraft draft;
  private final Scorer scorer;
  private final long seed;
  private final Random random;
  private final List<Try> tries = new ArrayList<>();
  private final Set<Blueprint> seen = new HashSet<>();

  /** How good a strategy is on the training part. */
  interface Scorer {
    TrialScore score(Strategy strategy, BarSeries trainingPart, long seed, ProgressMonitor monitor);
  }

  /** A candidate with the point of the space that it is; the strategy when it could be trained. */
  record Try(Blueprint blueprint, Candidate candidate, Optional<Strategy> strategy) {
    private TrialScore score() {
      return candidate.score().orElseThrow();
    }
  }

  Search(SearchSpace space, StrategyDraft draft, Scorer scorer, long seed) {
    this.space = space;
    this.draft = draft;
    this.scorer = scorer;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** Tries this many candidates; all of them, in the order in which they were tried. */
  List<Try> run(int count, ProgressMonitor monitor) {
    for (int i = 0; i < count; i++) {
      monitor.stopIfCancelled();
      Origin origin = i < (count + 1) / 2 || best().isEmpty() ? Origin.EXPLORED : Origin.REFINED;
      tries.add(attempt(i + 1, origin, new CandidateProgress(monitor, i, count)));
      monitor.report(
          Progress.of(i + 1, count, "candidate " + (i + 1) + "/" + count)
              .with("best_score", bestScore()));
    }
    return List.copyOf(tries);
  }

  /** The best few of those that could be trained, best first. */
  List<Try> best() {
    return tries.stream()
        .filter(t -> t.strategy.isPresent())
        .sorted(BEST_FIRST)
        .limit(BEST)
        .toList();
  }

  private double bestScore() {
    double excess = best().stream().findFirst().map(t -> t.score().excess()).orElse(0.0);
    return Double.isFinite(excess) ? excess : 0;
  }

  private Try attempt(int number, Origin origin, ProgressMonitor monitor) {
    Blueprint blueprint = fresh(origin);
    String name = draft.name(blueprint);
    String told = blueprint.description();
    try {
      Strategy strategy = draft.strategy(blueprint, monitor);
      TrialScore score = scorer.score(strategy, draft.trainingPart(), seed, monitor);
      Candidate candidate = new Candidate(number, origin, name, told, Optional.of(score), "");
      return new Try(blueprint, candidate, Optional.of(strategy));
    } catch (TooFewBars | EmptySplit | OneClassOnly | TrainingDiverged | IndicatorDoesNotVary e) {
      return rejected(
          blueprint, new Candidate(number, origin, name, told, Optional.empty(), e.getMessage()));
    }
  }

  private static Try rejected(Blueprint blueprint, Candidate candidate) {
    return new Try(blueprint, candidate, Optional.empty());
  }

  /** A point that was not tried yet, if one can be found. */
  private Blueprint fresh(Origin origin) {
    List<Try> best = best();
    Blueprint next = null;
    for (int i = 0; i < DRAWS && (next == null || seen.contains(next)); i++) {
      next =
          origin == Origin.EXPLORED
              ? space.draw(random)
              : space.near(best.get(random.nextInt(best.size())).blueprint, random);
    }
    seen.add(next);
    return next;
  }
}
