package ktrdr.training;

/**
 * How a strategy did in a short training, on rows it did not learn from.
 *
 * @param validation score of its best epoch
 * @param baseRate accuracy on the same rows of always saying the label that is commonest in
 *     training
 * @param rows how many rows were scored
 */
public record CandidateScore(Score validation, double baseRate, int rows) {

  /** How many more of the rows are answered right than by the commonest label, −1 to 1. */
  public double edge() {
    return validation.accuracy() - baseRate;
  }
}
