package ktrdr.batch.steps;

import java.util.Optional;
import ktrdr.agent.memory.DesignWindow;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.SessionPhase;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.Strategy.Learning;
import ktrdr.strategy.Strategy.WalkForward;
import ktrdr.strategy.document.Defaults;
import ktrdr.training.Folds;

/**
 * How long the phases of a session take, compared with each other, for estimating its end. The unit
 * is one network that learns all bars. One that learns a quarter of them takes half of that time,
 * not a quarter: with fewer bars, more epochs go by before it stops.
 *
 * @param walk how the strategy walks forward; empty for a holdout
 * @param window share of the bars that a designer may see, 0 to 1
 * @param networks of the training
 */
record PhaseCosts(
    Optional<WalkForward> walk, double window, int networks, Assignment.Effort effort) {
  /** Networks with which a candidate is scored on each fold of the design window. */
  static final int SEEDS = 2;

  // Measured: see docs/adr/0071.
  private static final double BACKTEST = 0.2;
  private static final double ASSESSMENT = 0.3;
  private static final double RESAMPLES = 6_000;

  /**
   * Reckons a session.
   *
   * @param learning of its strategy; empty before it is designed
   */
  static PhaseCosts of(Assignment assignment, Optional<Learning> learning) {
    Optional<Evaluation> evaluation =
        assignment.evaluation().or(() -> learning.flatMap(Learning::evaluation));
    return new PhaseCosts(
        evaluation.filter(WalkForward.class::isInstance).map(WalkForward.class::cast),
        DesignWindow.of(evaluation).share(),
        learning.map(Learning::networks).orElse(Defaults.CURRENT.networks()),
        assignment.effort());
  }

  /** How long the phases after this one take, in multiples of its own time. */
  double later(SessionPhase phase) {
    double after = 0;
    for (SessionPhase p = phase.next(); p != SessionPhase.COMPLETE; p = p.next()) {
      after += of(p);
    }
    return after / of(phase);
  }

  /** The work of a phase; 0 for one that does none. */
  double of(SessionPhase phase) {
    return switch (phase) {
      case DESIGNING -> effort.candidates() * scored(SEEDS);
      case TRAINING -> scored(networks) + networks * (tested() + last());
      case BACKTESTING -> BACKTEST;
      case ASSESSING -> ASSESSMENT + effort.resamples() / RESAMPLES + series() * tested();
      case IDLE, DESIGNED, COMPLETE -> 0;
    };
  }

  /** On the folds of the design window; the gates stand on these. */
  private double scored(int networks) {
    return networks * Folds.taughtInDesign().map(share -> fit(window * share)).sum();
  }

  /** One network for each period that the strategy is tested on. */
  private double tested() {
    return walk.map(w -> Folds.taught(w).map(PhaseCosts::fit).sum()).orElse(fit(window));
  }

  /** The network that is kept; after a holdout it is the one that was tested. */
  private double last() {
    return walk.map(Folds::taughtLast).map(PhaseCosts::fit).orElse(0.0);
  }

  /** One network that learns a share of the bars. */
  private static double fit(double share) {
    return Math.sqrt(share);
  }

  /**
   * Series that the strategy is tested on again: surrogates, and the real one to compare them with.
   * Without being forced they hardly ever decide anything, and then they do not run.
   */
  private int series() {
    int surrogates = effort.surrogates().orElse(0);
    return surrogates == 0 ? 0 : surrogates + 1;
  }
}
