package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command line, run as a process of its own.
 *
 * @param before words of the command before its own: where it runs
 */
public record Cli(Map<String, String> environment, List<String> before) {
  /**
   * Longer than the longest that a command itself waits: five minutes for the start of a server.
   */
  private static final int LIMIT_SECONDS = 360;

  public Cli(Map<String, String> environment) {
    this(environment, List.of());
  }

  /** What a command left behind. */
  public record Ran(int exit, String out, String err) {}

  /** A command that may still run. */
  public record Running(Process process, Path out, Path err) {

    /** Waits for its end. */
    public Ran await() {
      try {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("did not end: " + Files.readString(err));
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** Commands for the server that most tests use. */
  public static Cli shared() {
    return new Cli(
        Map.of(
            "KTRDR_SERVER", SharedServer.uri().toString(),
            "KTRDR_HOME", SharedServer.home().toString()));
  }

  public Ran run(String... arguments) {
    return start(arguments).await();
  }

  /**
   * Both modules are built at the same time: without this, each test would say it in its own way.
   */
  private static String jar() {
    String jar = System.getProperty("ktrdr.cli");
    assertThat(Path.of(jar)).as("the command line; did the module cli fail?").isRegularFile();
    return jar;
  }

  /** Starts a command and does not wait for it. */
  public Running start(String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.addAll(
        CommandArchive.java(
            jar(),
            // Nothing reads this: it is how the process is found when that of the tests has ended.
            "-Dktrdr.test.home=" + environment.get("KTRDR_HOME")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("KTRDR_"));
    builder.environment().putAll(environment);
    // A server that it starts names its home on its command line: EndsWithUs finds it there.
    String home = "-Dktrdr.test.home='" + environment.get("KTRDR_HOME") + "'";
    builder.environment().merge("JVM_ARGS", home, (given, ours) -> (given + " " + ours).strip());
    try {
      Path out = Files.createTempFile("ktrdr", ".out");
      Path err = Files.createTempFile("ktrdr", ".err");
      out.toFile().deleteOnExit();
      err.toFile().deleteOnExit();
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      return new Running(process, out, err);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
