package ktrdr.cli.output.report;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much a value belongs to a fuzzy set, 0 to 1.
 *
 * @param gaussian whether the numbers are mean and standard deviation; if not, they are corners
 * @param numbers 2 of a Gaussian, 3 corners of a triangle, 4 of a trapezoid
 */
record Membership(boolean gaussian, double[] numbers) {
  private static final double WIDTH = 3;

  /** Reads {@code [a, b, c]} or {@code {type, parameters}}; empty for any other shape. */
  static Optional<Membership> of(JsonValue value) {
    if (value instanceof JsonArray corners) {
      return of(false, corners);
    }
    return value instanceof JsonObject object
            && object.get("parameters") instanceof JsonArray parameters
        ? of("gaussian".equals(object.getString("type", "")), parameters)
        : Optional.empty();
  }

  private static Optional<Membership> of(boolean gaussian, JsonArray array) {
    double[] numbers =
        array.stream()
            .filter(JsonNumber.class::isInstance)
            .mapToDouble(number -> ((JsonNumber) number).doubleValue())
            .toArray();
    boolean fits = gaussian ? numbers.length == 2 : numbers.length == 3 || numbers.length == 4;
    return fits ? Optional.of(new Membership(gaussian, numbers)) : Optional.empty();
  }

  /** The least value that belongs to it; of a Gaussian, three standard deviations below. */
  double from() {
    return gaussian ? numbers[0] - WIDTH * numbers[1] : numbers[0];
  }

  /** The greatest value that belongs to it. */
  double to() {
    return gaussian ? numbers[0] + WIDTH * numbers[1] : numbers[numbers.length - 1];
  }

  double degree(double x) {
    if (gaussian) {
      double z = (x - numbers[0]) / numbers[1];
      return Math.exp(-z * z / 2);
    }
    double left = numbers[1];
    double right = numbers[numbers.length - 2];
    if (x >= left && x <= right) {
      return 1;
    }
    if (x <= from() || x >= to()) {
      return 0;
    }
    return x < left ? (x - from()) / (left - from()) : (to() - x) / (to() - right);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Membership that
        && gaussian == that.gaussian
        && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }
}
