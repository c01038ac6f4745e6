package ktrdr.cli.command.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ktrdr.cli.output.Format;

/** Completion candidates for an argument, by its label in the help. */
final class Candidates {
  private static final Set<String> FILES = Set.of("FILE", "STRATEGY");
  private static final Pattern CHOICE = Pattern.compile("[a-z_]+(\\|[a-z_]+)+");

  private Candidates() {}

  static boolean isFile(String label) {
    return FILES.contains(label);
  }

  /** The fixed candidates, separated by blanks. */
  static String words(String label) {
    return switch (label) {
      case "ID" -> "@active @latest";
      case "STATUS" -> "pending running paused resuming cancelling completed failed cancelled";
      case "TYPE" ->
          "agent_session agent_design training backtesting agent_assessment data_load sweep";
      case "OUTCOME" ->
          "success failed_training_gate failed_backtest_gate failed_design failed_training"
              + " failed_backtest failed_assessment failed_timeout cancelled";
      case "TIMEFRAME" -> "1m 5m 15m 30m 1h 4h 1d 1w";
      case "PHASE" -> "design training backtesting assessment";
      case "RULE" -> "sma_cross buy_and_hold";
      case "FORMAT" ->
          Arrays.stream(Format.values())
              .map(format -> format.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(" "));
      default -> CHOICE.matcher(label).matches() ? label.replace('|', ' ') : "";
    };
  }

  /** The command that lists candidates from the server; empty when there is none. */
  static Optional<String> question(String label) {
    return Optional.ofNullable(
        switch (label) {
          case "ID" -> "operations list -l 100 -o name";
          case "SESSION" -> "agent sessions -l 100 -o name";
          case "SCHEDULE" -> "agent schedule list -o name";
          case "SYMBOL" -> "data list -o name";
          case "STRATEGY_NAME" -> "strategies list -o name";
          default -> null;
        });
  }

  /** True when there are candidates for this label. */
  static boolean areThereFor(String label) {
    return isFile(label) || !words(label).isEmpty() || question(label).isPresent();
  }
}
