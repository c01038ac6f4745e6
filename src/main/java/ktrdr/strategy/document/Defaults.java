package ktrdr.strategy.document;

/**
 * What it means that a document leaves a key out.
 *
 * <p>Releases may change what their documents mean by default, but not what earlier documents
 * meant. A reader of documents that were stored under {@link #FIRST} is made by {@link
 * StrategyReader#with}.
 *
 * @param mode of the evaluation: {@code holdout} or {@code walk_forward}
 * @param networks how many are trained, 1 to 20
 * @param labels their source: {@code zigzag}, {@code forward_return} or {@code triple_barrier}
 */
public record Defaults(String mode, int networks, String labels) {
  /** Of all releases that could neither walk forward nor average networks. */
  public static final Defaults FIRST = new Defaults("holdout", 1, "zigzag");

  /** Of documents that are written today. */
  public static final Defaults CURRENT = FIRST;
}
