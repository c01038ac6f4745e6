package ktrdr.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Runs the parts that were chosen, one after the other, and writes a table for each: {@code lists}
 * and {@code idle} on servers with few and with many operations, {@code children} on the stores
 * without a server, {@code commands} on the command line.
 */
public final class Bench {
  private static final List<String> PARTS = List.of("lists", "idle", "children", "commands");

  private final Settings settings;

  private Bench(Settings settings) {
    this.settings = settings;
  }

  /** See {@code bench/README.md} for the settings. */
  public static void main(String[] arguments) {
    int exit = 1;
    try {
      Settings settings = Settings.read();
      if (!PARTS.containsAll(settings.parts())) {
        throw new IllegalArgumentException(settings.parts() + " are not all of " + PARTS);
      }
      new Bench(settings).run();
      exit = 0;
    } catch (IOException | SQLException | RuntimeException | AssertionError e) {
      e.printStackTrace();
    }
    // The HTTP clients and the PostgreSQL have threads that would keep it.
    System.exit(exit);
  }

  private void run() throws IOException, SQLException {
    if (has("commands")) {
      new Commands(settings.size()).measure().write(settings.results());
    }
    if (has("children")) {
      new Children(settings).measure().write(settings.results());
    }
    if (has("lists") || has("idle")) {
      servers();
    }
  }

  // Loading a million operations takes longer than measuring: both parts use the same servers.
  private void servers() throws IOException, SQLException {
    Settings.Size size = settings.size();
    Optional<Table> lists = Optional.of(size).filter(s -> has("lists")).map(Lists::table);
    Optional<Table> idle = Optional.of(size).filter(s -> has("idle")).map(Idle::table);
    for (String kind : settings.databases()) {
      try (Side few = Side.start(kind, size.few(), size.seed());
          Side many = Side.start(kind, size.operations(), size.seed())) {
        List<Side> sides = List.of(few, many);
        lists.ifPresent(table -> new Lists(size, table).measure(sides));
        idle.ifPresent(table -> new Idle(size, table).measure(sides));
      }
    }
    lists.ifPresent(table -> table.write(settings.results()));
    idle.ifPresent(table -> table.write(settings.results()));
  }

  private boolean has(String part) {
    return settings.parts().contains(part);
  }
}
