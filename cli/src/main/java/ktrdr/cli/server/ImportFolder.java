package ktrdr.cli.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.cli.output.Console;

/** The import folder, the only folder from which a server imports files. */
public record ImportFolder(Path directory, Console console) {
  /** File names that the server accepts; the second group is the last extension. */
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*?)(\\.[A-Za-z0-9_-]*)?");

  /** The import folder of the server at an address, if that server was started for this home. */
  public static Optional<ImportFolder> of(
      URI server, Map<String, String> environment, Console console) {
    Home home = Home.of(environment);
    return RunningServer.of(home)
        .filter(running -> running.uri().equals(server))
        .map(running -> new ImportFolder(home.imports(), console));
  }

  /**
   * Copies a file into the folder unless it is already there, and returns its name there. Never
   * replaces another file: the copy then gets a new name.
   *
   * @throws ServerTrouble if the server does not accept its name, or it can't be copied
   */
  public String take(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw ServerTrouble.usage(
          "the name of a file to bring in has letters, digits, dots, dashes and underscores only;"
              + " rename "
              + file);
    }
    try {
      Files.createDirectories(directory);
      return taken(file, name);
    } catch (IOException cause) {
      throw ServerTrouble.failed("can't copy " + file + " to " + directory + ": " + cause);
    }
  }

  private String taken(Path file, Matcher name) throws IOException {
    Path own = directory.resolve(name.group());
    for (int copy = 2; Files.exists(own); copy++) {
      if (Files.mismatch(file, own) < 0) {
        return own.getFileName().toString();
      }
      String ending = Optional.ofNullable(name.group(2)).orElse("");
      own = directory.resolve(name.group(1) + "-" + copy + ending);
    }
    copy(file, own);
    console.say("copied to " + own);
    return own.getFileName().toString();
  }

  /** Copies a file whole or not at all. */
  private static void copy(Path file, Path own) throws IOException {
    // a name that no server accepts
    Path draft = own.resolveSibling("." + own.getFileName() + ".new");
    try {
      Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
      Files.move(draft, own);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
