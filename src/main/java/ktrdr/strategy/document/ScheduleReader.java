package ktrdr.strategy.document;

import java.util.List;
import java.util.Optional;
import ktrdr.strategy.LearningRates;

/** {@code lr_scheduler}: a name, or a type with its own settings. */
final class ScheduleReader {
  private static final List<String> TYPES = List.of("step", "exponential", "plateau", "cosine");
  private static final Range SHARE = Range.above(0, 1);
  private static final int MOST_EPOCHS = 10_000;

  private ScheduleReader() {}

  static Optional<LearningRates> read(Entry entry) {
    if (!entry.given()) {
      return Optional.empty();
    }
    if (entry.isText()) {
      return entry.oneOf(Words.of(TYPES)).map(name -> of(name, entry.nothing()));
    }
    Section section = entry.section();
    Optional<String> type =
        section.at("type").required("one of " + String.join(", ", TYPES)).oneOf(Words.of(TYPES));
    Optional<LearningRates> schedule = type.map(name -> of(name, section));
    section.done();
    return schedule;
  }

  private static LearningRates of(String type, Section section) {
    return switch (type) {
      case "step" ->
          new LearningRates.Step(
              section.at("step_size").whole(1, MOST_EPOCHS).orElse(30), gamma(section, 0.1));
      case "exponential" -> new LearningRates.Exponential(gamma(section, 0.95));
      case "plateau" ->
          new LearningRates.Plateau(
              section.at("patience").whole(0, MOST_EPOCHS).orElse(10),
              section.at("factor").number(SHARE).orElse(0.1));
      default -> new LearningRates.Cosine();
    };
  }

  private static double gamma(Section section, double otherwise) {
    return section.at("gamma").number(SHARE).orElse(otherwise);
  }
}
