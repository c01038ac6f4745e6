package ktrdr.strategy;

import java.time.Instant;
import ktrdr.work.Refusal;

/** A bar has a price from which no feature can be computed. */
public final class UnusableBar extends Refusal {
  private static final long serialVersionUID = 1L;

  public UnusableBar(String feature, Instant end) {
    super(
        Kind.INVALID,
        "unusable_bar",
        "The bar that ends at " + end + " gives no finite number for feature " + feature);
  }
}
