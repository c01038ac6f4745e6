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
 * How much work the phases of a session are, compared with each other, for estimating its end. The
 * unit is one network that learns all bars. How many of the planned epochs it needs is not known
 * before; as all networks of a session plan about as many, only their bars count.
 *
 * @param walk how the strategy walks forward; empty for a holdout
 * @param window share of the bars that a designer may see, 0 to 1
 * @param networks of the training
 */
record PhaseCosts(
    Optional<WalkForward> walk, double window, int networks, Assignment.Effort effort) {
  /** Networks with which a candidate is scored on each fold of the design window. */
  private static final int SEEDS = 2;

  /** Surrogates of a session that doesn't say how many it wants. */
  private static final int SURROGATES = 19;

  /** Share of such sessions in which nothing but the surrogates can refuse "promising". */
  private static final double NEEDED = 0.05;

  // Measured: see docs/adr/0071.
  private static final double BACKTEST = 0.5;
  private static final double ASSESSMENT = 0.5;
  private static final double RESAMPLES = 5_000;

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
      case TRAINING -> scored(networks) + networks * model();
      case BACKTESTING -> BACKTEST;
      case ASSESSING -> ASSESSMENT + effort.resamples() / RESAMPLES + surrogates() * model();
      case IDLE, DESIGNED, COMPLETE -> 0;
    };
  }

  /** On the folds of the design window; the gates stand on these. */
  private double scored(int networks) {
    return networks * window * Folds.taughtInDesign();
  }

  /** One network for each part of the training. */
  private double model() {
    return walk.map(Folds::taught).orElse(window);
  }

  private double surrogates() {
    return effort.surrogates().orElse(0) > 0
        ? effort.surrogates().getAsInt()
        : effort.surrogates().isPresent() ? 0 : NEEDED * SURROGATES;
  }
}
