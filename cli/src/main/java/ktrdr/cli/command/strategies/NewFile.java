package ktrdr.cli.command.strategies;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option {@code --file}: where a document goes. A file that exists is never overwritten. */
public final class NewFile {
  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Write it to this new file instead of stdout.")
  String file;

  boolean isGiven() {
    return file != null;
  }

  /**
   * @throws ParameterException when the file can't be made
   */
  void check(CommandSpec command) {
    if (isGiven() && Files.exists(path(command))) {
      throw taken(command);
    }
  }

  /** Writes the document and says so. */
  int write(String text, Subcommand command) {
    try {
      Files.writeString(path(command.spec), text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw taken(command.spec);
    } catch (IOException e) {
      throw new ParameterException(
          command.spec.commandLine(), "can't write " + file + ": is its folder there?");
    }
    command
        .context()
        .console()
        .say("written to " + file + "; check it with: ktrdr strategies validate " + file);
    return Exit.OK;
  }

  private Path path(CommandSpec command) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new ParameterException(command.commandLine(), file + " can't be the name of a file");
    }
  }

  private ParameterException taken(CommandSpec command) {
    return new ParameterException(
        command.commandLine(), file + " exists and is not overwritten; choose another name");
  }
}
