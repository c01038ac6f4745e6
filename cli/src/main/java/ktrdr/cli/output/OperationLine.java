package ktrdr.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.cli.client.Operation;

/** What a line of the tree says about an operation, after its name. */
final class OperationLine {
  private static final String GAP = "  ";

  private OperationLine() {}

  static String ofRoot(Operation root) {
    List<String> parts = new ArrayList<>();
    parts.add(root.id());
    parts.add(root.status());
    parts.add(Words.percentage(root.percentage()));
    parts.add(Words.duration(root.durationSeconds()));
    eta(root).ifPresent(parts::add);
    if (root.costUsd().isPresent()) {
      parts.add(Words.usd(root.costUsd()));
    }
    root.error().ifPresent(parts::add);
    root.parameters()
        .text("brief")
        .filter(brief -> !brief.isBlank())
        .ifPresent(brief -> parts.add("brief: \"" + brief + "\""));
    return String.join(GAP, parts);
  }

  static String details(Operation child) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.duration(child.durationSeconds()));
    child.parameters().text("model").ifPresent(parts::add);
    step(child).ifPresent(parts::add);
    tokens(child).ifPresent(parts::add);
    if (child.costUsd().orElse(0) > 0) {
      parts.add(Words.usd(child.costUsd()));
    }
    if (child.attempt() > 1) {
      parts.add("attempt " + child.attempt());
    }
    return String.join(GAP, parts);
  }

  private static Optional<String> step(Operation child) {
    return child.error().or(() -> child.isFinished() ? Optional.empty() : child.currentStep());
  }

  private static Optional<String> tokens(Operation child) {
    var tokens = child.fields().object("tokens");
    if (tokens.number("total_tokens").orElse(0) <= 0) {
      return Optional.empty();
    }
    String cached =
        tokens.number("cache_read_tokens").orElse(0) > 0
            ? " (" + Words.count(tokens.number("cache_read_tokens")) + " cached)"
            : "";
    return Optional.of(
        "in "
            + Words.count(tokens.number("input_tokens"))
            + cached
            + "  out "
            + Words.count(tokens.number("output_tokens")));
  }

  private static Optional<String> eta(Operation root) {
    var fields = root.fields();
    if (root.isFinished()) {
      return Optional.empty();
    }
    if (fields.number("eta").isPresent()) {
      return Optional.of("ETA " + Words.duration(fields.number("eta")));
    }
    var range = fields.object("eta");
    if (range.number("low_seconds").isPresent()) {
      return Optional.of(
          "ETA "
              + Words.duration(range.number("low_seconds"))
              + "–"
              + Words.duration(range.number("high_seconds")));
    }
    return fields.text("eta").map(text -> "ETA " + Words.time(text));
  }
}
