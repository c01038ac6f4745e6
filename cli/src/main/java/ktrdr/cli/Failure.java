package ktrdr.cli;

import jakarta.ws.rs.ProcessingException;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.find.AmbiguousOperation;
import ktrdr.cli.client.find.NoSuchOperation;
import ktrdr.cli.client.http.ServerFrozen;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.server.ServerTrouble;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed and what to do, and chooses the exit code. */
record Failure(Context context) implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof ServerRefusal refusal) {
      return new RefusalMessage(refusal, context.about()).say(context.console());
    }
    if (failure instanceof ServerFrozen) {
      return error(failure.getMessage(), Exit.UNREACHABLE);
    }
    if (failure instanceof ProcessingException cause) {
      return error(new Unreachable(cause, context.uri()).sentence(), Exit.UNREACHABLE);
    }
    if (failure instanceof ServerTrouble trouble) {
      return error(trouble.getMessage(), trouble.exitCode());
    }
    if (failure instanceof NoSuchOperation) {
      return error(
          failure.getMessage() + "; list them with: ktrdr operations list", Exit.NOT_FOUND);
    }
    if (failure instanceof AmbiguousOperation) {
      return error(failure.getMessage(), Exit.USAGE);
    }
    return unexpected(failure);
  }

  private int unexpected(Exception failure) {
    if (context.options().isVerbose()) {
      failure.printStackTrace(context.console().err());
    }
    return error(Trouble.sentence(failure), Exit.FAILED);
  }

  private int error(String message, int exitCode) {
    context.console().say("error: " + context.about() + PlainText.of(message));
    return exitCode;
  }
}
