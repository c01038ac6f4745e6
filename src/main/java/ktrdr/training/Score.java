package ktrdr.training;

/**
 * How well a network answers.
 *
 * @param loss mean cross entropy in nats, every row counted the same
 * @param accuracy share of rows whose likeliest label is the right one, 0 to 1
 */
public record Score(double loss, double accuracy) {

  public boolean finite() {
    return Double.isFinite(loss);
  }
}
