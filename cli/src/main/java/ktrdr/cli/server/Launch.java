package ktrdr.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Words;

/**
 * One start of the server, from running the script until it is ready. A failed start leaves no
 * process behind.
 */
final class Launch {
  private final Home home;
  private final Ports ports;
  private final Process script;
  private final Console console;
  private Optional<RunningServer> server = Optional.empty();

  Launch(Home home, Ports ports, Process script, Console console) {
    this.home = home;
    this.ports = ports;
    this.script = script;
    this.console = console;
  }

  /**
   * Waits until the server is ready.
   *
   * @throws ServerTrouble if its process or script ended early, its application failed, or the time
   *     is over
   */
  RunningServer await(Duration limit) {
    try {
      Waiting waiting = new Waiting(console, "starting ktrdr");
      if (!waiting.until(this::isReady, limit)) {
        throw ServerTrouble.timedOut("not ready after " + Words.duration(limit) + why());
      }
      console.say("ready after " + Words.duration(waiting.elapsed()));
      return server.orElseThrow();
    } catch (ServerTrouble failed) {
      abandon();
      throw failed;
    }
  }

  private boolean isReady() {
    remember();
    if (!script.isAlive()
        && (script.exitValue() != 0 || server.filter(RunningServer::isAlive).isEmpty())) {
      throw ServerTrouble.failed("the server did not start" + why());
    }
    new ServerLog(home.messages())
        .applicationFailure()
        .ifPresent(
            sentence -> {
              throw ServerTrouble.failed(
                  "the server did not start its application: "
                      + sentence
                      + " (log: "
                      + home.messages()
                      + ")");
            });
    return server.isPresent() && Readiness.of(server.get().uri()) == Readiness.READY;
  }

  /** Records the process as soon as it is known, so that another command can stop it. */
  private void remember() {
    if (server.isEmpty()) {
      server = pid().flatMap(pid -> RunningServer.ofProcess(pid, ports));
      server.ifPresent(started -> started.write(home));
    }
  }

  /** Stops a server that did not become ready: it is useless but holds its ports. */
  private void abandon() {
    List<ProcessHandle> below = script.descendants().toList();
    script.destroyForcibly();
    below.forEach(process -> Stop.kill(process.pid()));
    // The script writes the process id last.
    remember();
    server.filter(RunningServer::isAlive).ifPresent(started -> Stop.kill(started.pid()));
    RunningServer.forget(home);
  }

  private Optional<Long> pid() {
    try {
      String text = Files.readString(Install.pidFile(home)).strip();
      return text.matches("\\d{1,10}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private String why() {
    Optional<String> sentence =
        new ServerLog(home.messages())
            .lastError()
            .or(() -> new ServerLog(home.scriptLog()).lastLine());
    return sentence.map(text -> ": " + text).orElse("") + " (log: " + home.messages() + ")";
  }
}
