package ktrdr.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The directory where one server keeps everything: {@code KTRDR_HOME}, else {@code ~/.ktrdr}. */
public record Home(Path directory) {

  public static Home of(Map<String, String> environment) {
    String named = environment.getOrDefault("KTRDR_HOME", "");
    Path directory = named.isBlank() ? ofUser(environment).resolve(".ktrdr") : Path.of(named);
    return new Home(directory.toAbsolutePath().normalize());
  }

  /** {@code HOME}, as in a shell; without it, the user's home directory according to Java. */
  private static Path ofUser(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    String known = home.isBlank() ? System.getProperty("user.home", "") : home;
    if (known.isBlank() || known.equals("?")) {
      throw ServerTrouble.usage(
          "this user has no home directory: choose where the server keeps its files by KTRDR_HOME");
    }
    return Path.of(known);
  }

  Path logs() {
    return directory.resolve("logs");
  }

  public Path messages() {
    return logs().resolve("messages.log");
  }

  /** The output of Liberty's script. Not start.log, which the script itself writes and deletes. */
  Path scriptLog() {
    return logs().resolve("script.log");
  }

  public Path natives() {
    return directory.resolve("natives");
  }

  /**
   * The real path of the natives folder. The native loader compares paths: given a folder through a
   * link, it unpacks 430 MB again at each start, over files that another server may be loading.
   */
  Path realNatives() {
    try {
      return Files.exists(natives())
          ? natives().toRealPath()
          : directory.toRealPath().resolve(natives().getFileName());
    } catch (IOException unreadable) {
      return natives();
    }
  }

  Path output() {
    return directory.resolve("server");
  }

  Path pids() {
    return output().resolve(".pid");
  }

  /** The login for the Admin Center; part of the server's configuration. */
  Path credentials() {
    return directory.resolve("credentials.xml");
  }

  /** What Liberty encrypts with the passwords in {@link #credentials}. */
  Path keys() {
    return output().resolve("ktrdr").resolve("resources").resolve("security");
  }

  Path record() {
    return directory.resolve("server.json");
  }

  Path lock() {
    return directory.resolve("server.lock");
  }
}
