package ktrdr.cli.output.tree;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Standing;
import ktrdr.cli.output.Words;

/** What a line of the tree shows after an operation's name. */
final class OperationLine {
  private static final String GAP = "  ";

  private OperationLine() {}

  static String ofRoot(Operation root) {
    List<String> parts = new ArrayList<>();
    parts.add(root.id());
    parts.add(Standing.of(root));
    parts.add(Words.percentage(root.percentage()));
    parts.add(Words.duration(root.durationSeconds()));
    eta(root).ifPresent(parts::add);
    parts.add(Words.usd(root.costUsd()));
    if (root.attempt() > 1) {
      parts.add("attempt " + root.attempt());
    }
    root.error().ifPresent(parts::add);
    root.parameters()
        .text("brief")
        .filter(brief -> !brief.isBlank())
        .ifPresent(brief -> parts.add("brief: \"" + brief + "\""));
    return String.join(GAP, parts);
  }

  /**
   * @param before the previous attempt, if there was one
   */
  static String details(Operation child, Optional<Operation> before) {
    List<String> parts = new ArrayList<>();
    parts.add(Words.duration(child.durationSeconds()));
    child.parameters().text("model").ifPresent(parts::add);
    step(child).ifPresent(parts::add);
    tokens(child).ifPresent(parts::add);
    if (tokens(child).isPresent() || child.costUsd().orElse(0) > 0) {
      parts.add(Words.usd(child.costUsd()));
    }
    if (child.attempt() > 1) {
      parts.add("attempt " + child.attempt() + before.map(OperationLine::ended).orElse(""));
    }
    return String.join(GAP, parts);
  }

  /** How an attempt ended: {@code (1: out of memory at epoch 12)}. */
  private static String ended(Operation before) {
    String why = before.error().or(() -> before.cancel().text("reason")).orElseGet(before::status);
    return " (" + before.attempt() + ": " + why + ")";
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

  /** Remaining time until the server's estimated end, counted from the time of its answer. */
  private static Optional<String> eta(Operation root) {
    Optional<Instant> end = root.fields().instant("eta");
    Optional<Instant> start = root.started();
    if (root.isFinished() || end.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    double whole = Duration.between(start.get(), end.get()).toMillis() / 1000.0;
    double left = Math.max(0, whole - root.durationSeconds().orElse(0));
    return Optional.of("ETA " + Words.duration(OptionalDouble.of(left)));
  }
}
