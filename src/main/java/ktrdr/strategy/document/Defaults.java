package ktrdr.strategy.document;

import java.util.Optional;
import ktrdr.strategy.Sizing.Units;

/**
 * What it means that a document leaves a key out.
 *
 * <p>Releases may change what their documents mean by default, but not what earlier documents
 * meant. A reader of documents that were stored under {@link #FIRST} is made by {@link
 * StrategyReader#with}.
 *
 * @param mode of the evaluation: {@code holdout} or {@code walk_forward}
 * @param networks how many are trained before each fold of a walk forward, 1 to 20; a holdout
 *     trains one
 * @param labels their source: {@code zigzag}, {@code forward_return} or {@code triple_barrier}
 * @param units what an order may be made of; empty for whole units that nobody asked for
 * @param positionSize share of equity in a position, above 0, at most 1
 */
public record Defaults(
    String mode, int networks, String labels, Optional<Units> units, double positionSize) {
  /** Of all releases that could not walk forward, average networks or trade parts of a unit. */
  public static final Defaults FIRST = new Defaults("holdout", 1, "zigzag", Optional.empty(), 0.25);

  /** Of documents that are written today. */
  public static final Defaults CURRENT =
      new Defaults("walk_forward", 3, "triple_barrier", Optional.of(Units.FRACTIONAL), 1);
}
