package ktrdr.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.EndsWithUs;
import ktrdr.fixture.FreePort;

/** The script {@code ktrdr} of this checkout, with a home and ports of its own. */
final class Launcher {
  private final Path script = Path.of(System.getProperty("ktrdr.install"), "ktrdr");
  private final Map<String, String> environment;

  Launcher() {
    environment =
        Map.of(
            "KTRDR_HOME", EndsWithUs.directory("home-").toString(),
            "KTRDR_DATABASE", "derby",
            "KTRDR_HTTP_PORT", Integer.toString(FreePort.next()),
            "KTRDR_HTTPS_PORT", Integer.toString(FreePort.next()));
  }

  /** Milliseconds from the start of the process to its end, which must be a success. */
  double run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("KTRDR_"));
    builder.environment().putAll(environment);
    try {
      Path out = Files.createTempFile("ktrdr-bench", ".out");
      double millis = timed(builder.redirectOutput(Redirect.to(out.toFile())), out);
      Files.delete(out);
      return millis;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double timed(ProcessBuilder builder, Path out) throws IOException {
    long begin = System.nanoTime();
    int exit = builder.start().onExit().join().exitValue();
    double millis = (System.nanoTime() - begin) / 1e6;
    if (exit != 0) {
      throw new IllegalStateException(builder.command() + ": " + Files.readString(out));
    }
    return millis;
  }
}
