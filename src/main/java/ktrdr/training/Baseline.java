package ktrdr.training;

/**
 * Something simpler that was scored on the rows that score a model.
 *
 * @param name {@link #LOGISTIC} or {@link #MAJORITY}
 */
public record Baseline(String name, Score score) {
  /** A network without a hidden layer. */
  public static final String LOGISTIC = "logistic";

  /**
   * Says the most frequent label of the training for every row. Its loss is that of the training's
   * shares of the labels.
   */
  public static final String MAJORITY = "majority";
}
