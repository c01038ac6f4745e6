package ktrdr.cli;

import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.util.Optional;
import ktrdr.cli.client.AmbiguousOperation;
import ktrdr.cli.client.NoSuchOperation;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.ServerFrozen;
import ktrdr.cli.client.ServerRefusal;
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
      return new RefusalMessage(refusal).say(context.console());
    }
    if (failure instanceof ServerFrozen) {
      return error(failure.getMessage(), Exit.UNREACHABLE);
    }
    if (failure instanceof ProcessingException cause) {
      return unreachable(cause);
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
    String message = Optional.ofNullable(failure.getMessage()).orElse("no message");
    return error(
        PlainText.of(failure.getClass().getSimpleName() + ": " + message) + " (details with -v)",
        Exit.FAILED);
  }

  private int unreachable(ProcessingException failure) {
    if (!isConnection(failure)) {
      return error(
          "What answers at "
              + context.uri()
              + " is no ktrdr server; name another one with --server URL",
          Exit.UNREACHABLE);
    }
    return error(
        "No ktrdr server answers at " + context.uri() + "; start one with: ktrdr server start",
        Exit.UNREACHABLE);
  }

  private static boolean isConnection(Throwable failure) {
    return Optional.ofNullable(failure.getCause())
        .filter(cause -> cause instanceof IOException || isConnection(cause))
        .isPresent();
  }

  private int error(String message, int exitCode) {
    context.console().say("error: " + message);
    return exitCode;
  }
}
