package ktrdr.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Rejects empty arguments: they usually come from a shell variable that is not set. */
final class Given {
  private Given() {}

  /**
   * @throws ParameterException when an argument or the value of an option is empty or blank
   */
  static void check(CommandSpec command) {
    CommandLine root = command.root().commandLine();
    for (ParseResult level = root.getParseResult(); level != null; level = next(level)) {
      level.matchedArgs().forEach(argument -> check(argument, command.commandLine()));
    }
  }

  private static ParseResult next(ParseResult level) {
    return level.hasSubcommand() ? level.subcommand() : null;
  }

  private static void check(ArgSpec argument, CommandLine line) {
    if (argument.arity().max() > 0
        && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
      throw new ParameterException(
          line, name(argument) + " is empty; was a variable not set?", argument, "");
    }
  }

  private static String name(ArgSpec argument) {
    return argument instanceof CommandLine.Model.OptionSpec option
        ? "the value of " + option.longestName()
        : argument.paramLabel();
  }
}
