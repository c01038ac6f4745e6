package ktrdr.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole processes of the command line, and the start of a server until it is ready. */
final class Commands {
  private final Settings.Size size;
  private final Launcher launcher = new Launcher();
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  Commands(Settings.Size size) {
    this.size = size;
  }

  /** Measures starts, then the commands in turn, beside the server that runs. */
  Table measure() {
    Table table =
        new Table(
            "commands",
            "Whole processes of `ktrdr`, milliseconds: median (least–greatest)",
            "command",
            "processes",
            "time");
    try {
      starts();
      commands();
    } finally {
      launcher.run("server", "stop");
    }
    millis.forEach((command, all) -> table.add("`" + command + "`", all.size(), Spread.of(all)));
    return table;
  }

  // The first one makes the database and unpacks the natives, which happens once in a home.
  private void starts() {
    for (int i = 0; i <= size.starts(); i++) {
      if (i > 0) {
        launcher.run("server", "stop");
      }
      timed(i > 0, "server", "start");
    }
  }

  // The first ones make the class-data archive and read the files from the disk.
  private void commands() {
    for (int i = -2; i < size.commands(); i++) {
      timed(i >= 0, "--version");
      timed(i >= 0, "operations", "list");
    }
  }

  private void timed(boolean counts, String... arguments) {
    double time = launcher.run(arguments);
    if (counts) {
      String command = "ktrdr " + String.join(" ", arguments);
      millis.computeIfAbsent(command, c -> new ArrayList<>()).add(time);
    }
  }
}
