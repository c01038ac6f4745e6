package ktrdr.cli.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.output.Console;

/** Stops a server: with Liberty's own script, or by force if the server is frozen. */
record Stop(Home home, Map<String, String> environment, Console console) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** How long a frozen server may take to end by itself. */
  private static final Duration FROZEN_LIMIT = Duration.ofSeconds(5);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  /**
   * Stops the server and returns once its process is gone.
   *
   * @throws ServerTrouble if it is still running when the time is over
   */
  void end(RunningServer server) {
    boolean frozen = Readiness.of(server.uri()) == Readiness.FROZEN;
    Process script = Install.of(environment).run("stop", home, server.ports(), environment);
    boolean gone =
        new Waiting(console, "stopping ktrdr")
            .until(() -> isGone(server, script), frozen ? FROZEN_LIMIT : LIMIT);
    if (!gone && !(frozen && kill(server, script))) {
      throw ServerTrouble.timedOut(
          "process " + server.pid() + " still runs; see " + home.messages());
    }
  }

  private static boolean isGone(RunningServer server, Process script) {
    if (!script.isAlive() && script.exitValue() != 0) {
      // The script did not find the process, for example because its pid file is gone.
      ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy);
    }
    return !server.isAlive();
  }

  private boolean kill(RunningServer server, Process script) {
    console.say(
        "process "
            + server.pid()
            + " is frozen: killed; what it was at goes on when the server is started again");
    script.descendants().forEach(ProcessHandle::destroyForcibly);
    script.destroyForcibly();
    return kill(server.pid());
  }

  /** Ends a process, by force if needed; returns whether it is gone. */
  static boolean kill(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(ProcessHandle::destroyForcibly);
    return process.isEmpty() || isGone(process.get());
  }

  private static boolean isGone(ProcessHandle process) {
    try {
      process.onExit().get(KILL_LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
      return true;
    } catch (java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException stays) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
