package ktrdr.cli;

import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.Console;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the command line, and where its help is. */
record UsageFailure(Console console) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    console.say("error: " + PlainText.of(message(problem)));
    if (problem instanceof UnmatchedArgumentException unmatched) {
      List<String> meant = Nearby.of(first(unmatched), names(unmatched));
      if (!meant.isEmpty()) {
        console.say("did you mean: " + String.join(", ", meant));
      }
    }
    console.say("help: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private static String message(ParameterException problem) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return problem.getMessage();
    }
    String word = first(unmatched);
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    if (word.startsWith("-")) {
      return command + " has no option " + word;
    }
    return problem.getCommandLine().getSubcommands().isEmpty()
        ? command + " takes no further argument: " + word
        : "there is no command: " + command + " " + word;
  }

  private static String first(UnmatchedArgumentException problem) {
    return problem.getUnmatched().isEmpty() ? "" : problem.getUnmatched().get(0);
  }

  /** What can stand there instead. */
  private static List<String> names(UnmatchedArgumentException problem) {
    CommandLine line = problem.getCommandLine();
    if (!first(problem).startsWith("-")) {
      return List.copyOf(line.getSubcommands().keySet());
    }
    List<String> names = new ArrayList<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      names.addAll(List.of(option.names()));
    }
    return names;
  }
}
