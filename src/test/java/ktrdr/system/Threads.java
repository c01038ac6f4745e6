package ktrdr.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the threads of a server's process do, seen from outside.
 *
 * @param dump as {@code jcmd Thread.print} says it
 * @param nanos when, on this process's clock
 */
public record Threads(String dump, long nanos) {
  private static final Pattern WORKER =
      Pattern.compile("^\"(Default Executor-thread-\\d+)\".* cpu=([0-9.]+)ms", Pattern.MULTILINE);

  /** Of the server that most tests use. */
  public static Threads shared() {
    return of(OwnServer.pid(SharedServer.home()));
  }

  public static Threads of(long pid) {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(jcmd, "-J-XX:TieredStopAtLevel=1", Long.toString(pid), "Thread.print")
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // An answer without threads would show that nothing works, whatever does.
      if (!said.contains("Full thread dump")) {
        throw new AssertionError("no thread dump of " + pid + ": " + said);
      }
      return new Threads(said, System.nanoTime());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** True when a thread is in code of this package. */
  public boolean areIn(String packagePrefix) {
    return dump.contains("\tat " + packagePrefix);
  }

  /** The stacks of the threads that are in code of this package. */
  public List<String> stacksIn(String packagePrefix) {
    return Arrays.stream(dump.split("\n\n"))
        .filter(stack -> stack.contains("\tat " + packagePrefix))
        .toList();
  }

  /** How much of one processor the workers have used since then, 0 to the number of workers. */
  public double workSince(Threads before) {
    Map<String, Double> then = before.workers();
    double millis =
        workers().entrySet().stream()
            .filter(worker -> then.containsKey(worker.getKey()))
            .mapToDouble(worker -> worker.getValue() - then.get(worker.getKey()))
            .sum();
    return millis * 1e6 / (nanos - before.nanos);
  }

  private Map<String, Double> workers() {
    Matcher matcher = WORKER.matcher(dump);
    return matcher
        .results()
        .collect(Collectors.toMap(r -> r.group(1), r -> Double.valueOf(r.group(2)), Double::max));
  }
}
