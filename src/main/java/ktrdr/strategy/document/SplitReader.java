package ktrdr.strategy.document;

import java.util.Optional;
import ktrdr.strategy.Strategy;

/** {@code data_split} or {@code validation_split}: how rows are divided, in time order. */
final class SplitReader {
  private static final Strategy.Split DEFAULT = Strategy.Split.DEFAULT;
  private static final double SLACK = 1e-9; // 0.7 + 0.2 + 0.1 is not 1 in binary

  private final Entry split;
  private final Entry validation;

  SplitReader(Section training) {
    split = training.at("data_split");
    validation = training.at("validation_split");
  }

  /** The key that the document gives; the usual one if it gives none. */
  Entry entry() {
    return validation.given() && !split.given() ? validation : split;
  }

  /** The shares that the document gives; empty if it gives none. */
  Optional<Strategy.Split> read() {
    if (split.or(validation) == validation) {
      return Optional.of(validationOnly(validation));
    }
    return split.given() ? Optional.of(shares(split)) : Optional.empty();
  }

  /** Keeps the default test share; training gets the rest. */
  private static Strategy.Split validationOnly(Entry entry) {
    double rest = 1 - DEFAULT.test();
    double validation = entry.number(Range.above(0, 0.8)).orElse(DEFAULT.validation());
    return new Strategy.Split(rest - validation, validation, DEFAULT.test());
  }

  private static Strategy.Split shares(Entry entry) {
    Section split = entry.section();
    double train = share(split.at("train"));
    double validation = share(split.at("validation"));
    double test = share(split.at("test"));
    split.done();
    double sum = train + validation + test;
    if (Math.abs(sum - 1) > SLACK) {
      entry.fault("train, validation and test must sum to 1; they sum to " + sum);
    }
    return new Strategy.Split(train, validation, test);
  }

  private static double share(Entry share) {
    return share.required("a share above 0").number(Range.above(0, 1)).orElse(0.0);
  }
}
