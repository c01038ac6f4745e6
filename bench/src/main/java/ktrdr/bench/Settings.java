package ktrdr.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What is measured, and how much of it.
 *
 * @param parts of {@link Bench}, by name
 * @param databases {@code derby}, {@code postgresql}
 * @param size how many operations, and of what else how many
 * @param results where the tables are written
 */
record Settings(List<String> parts, List<String> databases, Size size, Path results) {

  /**
   * How much is measured.
   *
   * @param operations in the large database
   * @param few in the small database beside it
   * @param rounds of everything that is compared
   * @param requests of one sort in one round, at most
   * @param requestSeconds for them, at most
   * @param writes each second while requests are measured
   * @param idleSeconds in all rounds together
   * @param children in one session
   * @param commands processes of each command
   * @param starts of a server
   * @param seed of all that is generated
   */
  record Size(
      long operations,
      long few,
      int rounds,
      int requests,
      int requestSeconds,
      int writes,
      int idleSeconds,
      int children,
      int commands,
      int starts,
      long seed) {}

  /** From the system properties that {@code bench/pom.xml} sets. */
  static Settings read() {
    return new Settings(
        words("bench.parts"),
        words("bench.databases"),
        readSize(),
        Path.of(System.getProperty("bench.results")));
  }

  private static Size readSize() {
    return new Size(
        Long.getLong("bench.operations"),
        Long.getLong("bench.few"),
        Integer.getInteger("bench.rounds"),
        Integer.getInteger("bench.requests"),
        Integer.getInteger("bench.request.seconds"),
        Integer.getInteger("bench.writes"),
        Integer.getInteger("bench.idle.seconds"),
        Integer.getInteger("bench.children"),
        Integer.getInteger("bench.commands"),
        Integer.getInteger("bench.starts"),
        Long.getLong("bench.seed"));
  }

  private static List<String> words(String property) {
    return List.of(System.getProperty(property).split(","));
  }
}
