package ktrdr.cli.command.operations;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the names that people use for a phase to the server's name. */
final class PhaseName implements ITypeConverter<String> {

  @Override
  public String convert(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "design", "designing", "agent_design" -> "design";
      case "training", "train" -> "training";
      case "backtesting", "backtest" -> "backtesting";
      case "assessment", "assess", "assessing", "agent_assessment" -> "assessment";
      default ->
          throw new TypeConversionException(
              "'" + text + "' is not a phase: choose design, training, backtesting or assessment");
    };
  }
}
