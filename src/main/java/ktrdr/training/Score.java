package ktrdr.training;

/**
 * How well a network predicts.
 *
 * @param loss mean cross entropy in nats, all rows weighted equally
 * @param accuracy share of rows whose most likely label is the right one, 0 to 1
 */
public record Score(double loss, double accuracy) {

  public boolean finite() {
    return Double.isFinite(loss);
  }
}
