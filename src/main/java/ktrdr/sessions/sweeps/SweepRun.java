package ktrdr.sessions.sweeps;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import ktrdr.agent.results.DesignWindowResult;
import ktrdr.agent.results.Statistics;
import ktrdr.operations.Operation;
import ktrdr.sessions.Session;
import ktrdr.sessions.standalone.SweepPlan;

/**
 * A run of a sweep, as far as it has come.
 *
 * @param session empty until it was opened, and after it was removed
 * @param root its operation
 * @param design what the gates read in the design window; empty until trained, or without any
 * @param statistics what its assessment is based on; empty until assessed
 * @param cost US dollars; empty if unknown
 */
record SweepRun(
    SweepPlan.Point point,
    Optional<Session> session,
    Optional<Operation> root,
    Optional<DesignWindowResult.Figures> design,
    Optional<Statistics> statistics,
    Optional<BigDecimal> cost) {

  /**
   * What runs are ranked by: the t statistic of the mean net return of a trade in the design
   * window, which the walk forward or the test never saw. Empty with fewer than two trades.
   */
  OptionalDouble score() {
    return design
        .map(figures -> figures.trading().expectancyT())
        .filter(Double::isFinite)
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }

  /** The figures of the bars that the design never saw. */
  Optional<Statistics.Trading> test() {
    return statistics.flatMap(Statistics::trading);
  }

  /** The strategies that were tried on these bars when it was assessed; 1 or more. */
  int trials() {
    return statistics.map(Statistics::trials).orElse(1);
  }

  boolean ended() {
    return session.filter(Session::ended).isPresent();
  }
}
