package ktrdr.proof.research;

import java.util.Optional;
import ktrdr.strategy.Sizing;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;

/** How strategies of the proof are labelled, trained, tested and sized, whoever designed them. */
final class WalkedStrategy {
  static final WalkForward WALK = new WalkForward(0.4, 6, Scheme.ANCHORED);

  private static final Strategy.Labels BARRIERS =
      new Strategy.Labels.TripleBarrier(14, 1.5, 1.5, 10);
  private static final int NETWORKS = 3;

  private WalkedStrategy() {}

  /** This strategy with three barriers, three networks, a walk forward and all of the equity. */
  static Strategy of(Strategy strategy) {
    Strategy.Learning given = strategy.learning();
    Strategy.Learning learning =
        new Strategy.Learning(
            given.network(), given.optimiser(), BARRIERS, Optional.of(WALK), NETWORKS);
    Strategy.Account account = strategy.trading().account();
    Sizing whole =
        new Sizing(1, account.sizing().allowShort(), Optional.of(Sizing.Units.FRACTIONAL));
    return new Strategy(
        strategy.name(),
        strategy.text(),
        strategy.data(),
        strategy.indicators(),
        strategy.inputs(),
        learning,
        strategy.trading().with(account.with(whole)));
  }
}
