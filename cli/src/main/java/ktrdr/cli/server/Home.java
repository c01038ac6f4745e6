package ktrdr.cli.server;

import java.nio.file.Path;
import java.util.Map;

/** The directory of everything that one server keeps: {@code KTRDR_HOME}, else {@code ~/.ktrdr}. */
public record Home(Path directory) {

  public static Home of(Map<String, String> environment) {
    String named = environment.getOrDefault("KTRDR_HOME", "");
    Path directory =
        named.isBlank() ? Path.of(System.getProperty("user.home"), ".ktrdr") : Path.of(named);
    return new Home(directory.toAbsolutePath().normalize());
  }

  Path logs() {
    return directory.resolve("logs");
  }

  public Path messages() {
    return logs().resolve("messages.log");
  }

  /** What Liberty's script printed; not start.log, which the script itself writes and deletes. */
  Path scriptLog() {
    return logs().resolve("script.log");
  }

  public Path natives() {
    return directory.resolve("natives");
  }

  /** Where files lie that may be brought in. */
  Path imports() {
    return directory.resolve("import");
  }

  Path output() {
    return directory.resolve("server");
  }

  Path pids() {
    return output().resolve(".pid");
  }

  /** Who may use the Admin Center; a part of the server's configuration. */
  Path credentials() {
    return directory.resolve("credentials.xml");
  }

  /** What Liberty encrypts with the passwords of {@link #credentials}. */
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
