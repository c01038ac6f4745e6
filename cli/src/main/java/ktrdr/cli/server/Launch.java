package ktrdr.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import ktrdr.cli.output.Console;

/** One start of the server, from its script to its readiness. */
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
   * The server once it is ready.
   *
   * @throws ServerTrouble when its process or its script ended before, or the time is over
   */
  RunningServer await(Duration limit) {
    Waiting waiting = new Waiting(console, "starting ktrdr");
    if (!waiting.until(this::isReady, limit)) {
      throw ServerTrouble.timedOut("not ready after " + limit.toSeconds() + " s" + why());
    }
    console.say("ready after " + waiting.elapsed().toSeconds() + " s");
    return server.orElseThrow();
  }

  private boolean isReady() {
    remember();
    if (!script.isAlive()
        && (script.exitValue() != 0 || server.filter(RunningServer::isAlive).isEmpty())) {
      throw ServerTrouble.failed("the server did not start" + why());
    }
    // not before the process is known: what can't be named can't be stopped
    if (server.isPresent()) {
      failIfApplicationFailed();
    }
    return server.isPresent() && Readiness.of(server.get().uri());
  }

  private void failIfApplicationFailed() {
    new ServerLog(home.messages())
        .applicationFailure()
        .ifPresent(
            sentence -> {
              throw ServerTrouble.failed(
                  "the server runs, but its application did not start: "
                      + sentence
                      + "; stop it with: ktrdr server stop (log: "
                      + home.messages()
                      + ")");
            });
  }

  /**
   * As soon as the process is known, so that a start that goes wrong later can still be stopped.
   */
  private void remember() {
    if (server.isEmpty()) {
      server = pid().flatMap(pid -> RunningServer.ofProcess(pid, ports));
      server.ifPresent(started -> started.write(home));
    }
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
