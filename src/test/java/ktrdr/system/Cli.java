package ktrdr.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line, run as a process of its own. */
public record Cli(Map<String, String> environment) {
  private static final int LIMIT_SECONDS = 240;

  /** What a command left behind. */
  public record Ran(int exit, String out, String err) {}

  /** Commands for the server that the build started. */
  public static Cli shared() {
    return new Cli(
        Map.of(
            "KTRDR_SERVER", System.getProperty("ktrdr.url"),
            "KTRDR_HOME", System.getProperty("ktrdr.home")));
  }

  public Ran run(String... arguments) {
    try {
      Path out = Files.createTempFile("ktrdr", ".out");
      Path err = Files.createTempFile("ktrdr", ".err");
      Process process = start(out, err, arguments);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(List.of(arguments) + " did not end: " + Files.readString(err));
      }
      Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return ran;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Process start(Path out, Path err, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Dfile.encoding=" + StandardCharsets.UTF_8, "-jar"));
    command.add(System.getProperty("ktrdr.cli"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("KTRDR_"));
    builder.environment().putAll(environment);
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }
}
