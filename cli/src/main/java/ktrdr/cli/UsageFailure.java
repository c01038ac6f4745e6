package ktrdr.cli;

import ktrdr.cli.client.PlainText;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.Console;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the command line, and where its help is. */
record UsageFailure(Console console) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    console.say("error: " + PlainText.of(problem.getMessage()));
    if (problem instanceof UnmatchedArgumentException unmatched) {
      var meant = unmatched.getSuggestions();
      if (!meant.isEmpty()) {
        console.say("did you mean: " + String.join(", ", meant));
      }
    }
    console.say("help: " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }
}
