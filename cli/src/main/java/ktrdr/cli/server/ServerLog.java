package ktrdr.cli.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ktrdr.cli.client.PlainText;

/** The server's own log. */
public record ServerLog(Path file) {
  /**
   * Errors after which the application can't come up: it could not be installed or started, the
   * configuration can't be read, a feature is missing, a port is taken.
   */
  private static final Pattern APPLICATION_FAILED =
      Pattern.compile("(CWWKZ\\d{4}|CWWKG0014|CWWKF0001|CWWKO0221)E: .*");

  /** Liberty's lines are {@code [time] thread logger E CODE: sentence}; E means an error. */
  private static final Pattern ERROR = Pattern.compile("^\\[[^]]*] \\S+ (\\S+) +E (.*)$");

  /**
   * The last lines, oldest first; empty if there is no log. Bytes that are not text appear as "?".
   */
  public List<String> tail(int lines) {
    List<String> all = text().lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  private String text() {
    if (!Files.isReadable(file)) {
      return "";
    }
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Text of the last error in the log. */
  Optional<String> lastError() {
    return errors().map(ServerLog::sentence).reduce((earlier, later) -> later);
  }

  /** Why the application did not start, if it did not: its own message, else Liberty's. */
  Optional<String> applicationFailure() {
    Optional<String> liberty =
        errors()
            .map(ServerLog::sentence)
            .filter(error -> APPLICATION_FAILED.matcher(error).matches())
            .findFirst();
    return liberty.map(
        said ->
            errors().filter(ServerLog::isOurs).map(ServerLog::sentence).findFirst().orElse(said));
  }

  // In all of it: the message of one failure can have thousands of lines of stack traces.
  private Stream<Matcher> errors() {
    return text().lines().map(ERROR::matcher).filter(Matcher::matches);
  }

  private static boolean isOurs(Matcher error) {
    return error.group(1).startsWith("ktrdr.");
  }

  private static String sentence(Matcher error) {
    return PlainText.of(error.group(2));
  }

  /** The last line that is not blank. */
  Optional<String> lastLine() {
    return tail(50).stream()
        .filter(line -> !line.isBlank())
        .map(PlainText::of)
        .reduce((earlier, later) -> later);
  }
}
