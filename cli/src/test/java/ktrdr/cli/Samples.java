package ktrdr.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.cli.fixture.Wire;

/** Every command of the catalogue, each with arguments that it takes. */
final class Samples {
  private static final String STRATEGY = file("strategy.yaml");

  /** Those that ask no server of the user's choice. */
  private static final List<String> LOCAL =
      List.of("server", "completion", "version", "help", "doctor");

  /** By the name of the command: argument lists, with {@code |} between them. */
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("research", "x|x -f|x --dry-run"),
          Map.entry("sweep", STRATEGY + " --set training.epochs=1,2 --detach"),
          Map.entry("sessions compare", "12 13"),
          Map.entry("train", STRATEGY + "|" + STRATEGY + " --detach"),
          Map.entry("backtest", "--model m|" + STRATEGY + " --detach"),
          Map.entry("data show", "SPX|SPX 1d --from 2024-01-01"),
          Map.entry(
              "data load",
              "bars.csv --on-server --symbol DAX --timeframe 1d|"
                  + STRATEGY
                  + " --symbol DAX --timeframe 1d"),
          Map.entry("strategies new", "mine --from spx_rsi_triangles"),
          Map.entry("strategies show", "spx_rsi_triangles|" + STRATEGY),
          Map.entry("strategies validate", STRATEGY + "|" + STRATEGY + " " + STRATEGY),
          Map.entry("strategies save", STRATEGY + "|" + STRATEGY + " --replace"),
          Map.entry("strategies remove", "mine"),
          Map.entry("strategies migrate", STRATEGY),
          Map.entry("data remove", "DAX|DAX 1d"),
          Map.entry("agent trigger", "|-f"),
          Map.entry("agent session", "12"),
          Map.entry("agent cancel", "|12|--comparison 4"),
          Map.entry(
              "agent compare", "12 13|--models builtin,random --detach|--models builtin,random"),
          Map.entry("agent comparison", "4|4 -f"),
          Map.entry("agent replay", "12|12 -f|12 --from assessment --model sol"),
          Map.entry("agent rerun", "12|12 -f"),
          Map.entry("agent schedule add", "*/5+*+*+*+*"),
          Map.entry("agent schedule show", "3"),
          Map.entry("agent schedule pause", "3"),
          Map.entry("agent schedule resume", "3"),
          Map.entry("agent schedule remove", "3"),
          Map.entry("agent budget set", "--daily 5 -r why|--total none -r why"),
          Map.entry("agent prices check", STRATEGY),
          Map.entry("agent ledger settle", "7 --cost 0.5 -r why|7 -r why"),
          Map.entry("status", "|ID|op_a op_b"),
          Map.entry("help", "operations wait"),
          Map.entry("operations cancel", "ID|12 13"),
          Map.entry("operations log", "ID|ID -f"),
          Map.entry("operations events", "ID|ID -f"),
          Map.entry("completion", "bash"));

  /** Those whose only argument is an operation. */
  private static final List<String> OF_AN_OPERATION =
      List.of(
          "tree",
          "watch",
          "wait",
          "follow",
          "pause",
          "cancel",
          "resume",
          "retry",
          "operations status",
          "operations tree",
          "operations watch",
          "operations wait",
          "operations pause",
          "operations resume",
          "operations retry",
          "operations explain",
          "operations results",
          "operations metrics",
          "operations trades",
          "operations equity");

  /** Those that take none, or need none. */
  private static final List<String> ALONE =
      List.of(
          "demo",
          "data",
          "data list",
          "strategies",
          "strategies list",
          "strategies schema",
          "agent",
          "agent status",
          "agent sessions",
          "sessions",
          "sessions list",
          "agent pause",
          "agent resume",
          "agent schedule",
          "agent schedule list",
          "agent budget",
          "agent cost",
          "agent models",
          "agent prices",
          "agent ledger",
          "agent comparisons",
          "agent experiments",
          "agent hypotheses",
          "list",
          "operations",
          "operations list",
          "server",
          "server start",
          "server stop",
          "server status",
          "server log",
          "server password",
          "open",
          "doctor",
          "version");

  private Samples() {}

  /** The names of all commands. */
  static Stream<String> commands() {
    return names("", Catalogue.top());
  }

  /** Whole command lines of all commands that call a server. */
  static Stream<String> calls() {
    return commands()
        .filter(name -> LOCAL.stream().noneMatch(local -> name.matches(local + "( .*)?")))
        .flatMap(Samples::lines);
  }

  /** The words of a command line; a plus stands for a blank in a word. */
  static String[] words(String line) {
    return Arrays.stream(line.split(" "))
        .map(word -> word.replace('+', ' '))
        .toArray(String[]::new);
  }

  /**
   * @throws AssertionError for a command without a sample: add one
   */
  static Stream<String> lines(String command) {
    if (ARGUMENTS.containsKey(command)) {
      return Arrays.stream(ARGUMENTS.get(command).split("\\|", -1))
          .flatMap(arguments -> ids((command + " " + arguments).strip()));
    }
    if (OF_AN_OPERATION.contains(command)) {
      return ids(command + " ID");
    }
    if (ALONE.contains(command)) {
      return Stream.of(command);
    }
    throw new AssertionError("there is no sample of: ktrdr " + command);
  }

  /** The line with each way to name an operation. */
  private static Stream<String> ids(String line) {
    return line.contains(" ID")
        ? Stream.of(Wire.ROOT, "12", "op_agent", "@latest", "@active")
            .map(id -> line.replace(" ID", " " + id))
        : Stream.of(line);
  }

  private static Stream<String> names(String parent, Map<String, Catalogue.Entry> commands) {
    return commands.entrySet().stream()
        .flatMap(
            entry -> {
              String name = (parent + " " + entry.getKey()).strip();
              return Stream.concat(Stream.of(name), names(name, entry.getValue().below()));
            });
  }

  private static String file(String name) {
    try {
      Path file = Files.createTempDirectory("samples").resolve(name);
      file.toFile().deleteOnExit();
      return Files.writeString(file, "name: x\n").toString();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** A command line with more words behind it. */
  static String[] with(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(words(line)));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
