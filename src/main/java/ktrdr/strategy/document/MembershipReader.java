package ktrdr.strategy.document;

import java.util.List;
import java.util.Optional;
import ktrdr.strategy.Membership;

/** A membership of a fuzzy set: {@code [a, b, c]}, or a type and its parameters. */
final class MembershipReader {
  private static final String TRIANGULAR = "triangular";
  private static final String TRAPEZOIDAL = "trapezoidal";
  private static final String GAUSSIAN = "gaussian";
  // Large enough for volumes; differences stay exact enough.
  private static final double LARGEST = 1e15;
  private static final Membership ANY = new Membership.Triangle(0, 1, 2);

  private MembershipReader() {}

  static Membership read(Entry membership) {
    if (membership.isList()) {
      return of(TRIANGULAR, membership);
    }
    Section section = membership.section();
    Optional<String> type =
        section
            .at("type")
            .required("one of " + String.join(", ", TRIANGULAR, TRAPEZOIDAL, GAUSSIAN))
            .oneOf(Words.of(TRIANGULAR, TRAPEZOIDAL, GAUSSIAN));
    Entry parameters = section.at("parameters").required("a list of numbers");
    section.done();
    return type.map(name -> of(name, parameters)).orElse(ANY);
  }

  private static Membership of(String type, Entry entry) {
    Range range = Range.of(-LARGEST, LARGEST);
    List<Entry> items = entry.items();
    List<Double> numbers =
        items.stream().flatMap(item -> item.required("a number").number(range).stream()).toList();
    if (numbers.size() != items.size() || !entry.given()) {
      return ANY;
    }
    return switch (type) {
      case TRIANGULAR -> triangle(entry, numbers);
      case TRAPEZOIDAL -> trapezoid(entry, numbers);
      default -> gaussian(entry, numbers);
    };
  }

  private static Membership triangle(Entry entry, List<Double> numbers) {
    if (numbers.size() != 3) {
      entry.fault("must be three numbers [a, b, c]; has " + numbers.size());
      return ANY;
    }
    double a = numbers.get(0);
    double b = numbers.get(1);
    double c = numbers.get(2);
    if (!(a <= b && b <= c && a < c)) {
      entry.fault("must be in order, a ≤ b ≤ c and a < c; is " + numbers);
    }
    return new Membership.Triangle(a, b, c);
  }

  private static Membership trapezoid(Entry entry, List<Double> numbers) {
    if (numbers.size() != 4) {
      entry.fault("must be four numbers [a, b, c, d]; has " + numbers.size());
      return ANY;
    }
    double a = numbers.get(0);
    double b = numbers.get(1);
    double c = numbers.get(2);
    double d = numbers.get(3);
    if (!(a <= b && b <= c && c <= d && a < d)) {
      entry.fault("must be in order, a ≤ b ≤ c ≤ d and a < d; is " + numbers);
    }
    return new Membership.Trapezoid(a, b, c, d);
  }

  private static Membership gaussian(Entry entry, List<Double> numbers) {
    if (numbers.size() != 2) {
      entry.fault("must be two numbers [mean, sigma]; has " + numbers.size());
      return ANY;
    }
    if (!(numbers.get(1) > 0)) {
      entry.fault("sigma must be above 0; is " + numbers.get(1));
    }
    return new Membership.Gaussian(numbers.get(0), numbers.get(1));
  }
}
