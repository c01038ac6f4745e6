package ktrdr.cli.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.output.Console;

/** One stop of a server: by Liberty's own script, by force when the server is frozen. */
record Stop(Home home, Map<String, String> environment, Console console) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** How long a server that does not say that it lives may take to end by itself. */
  private static final Duration FROZEN_LIMIT = Duration.ofSeconds(5);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  /**
   * Returns when its process is gone.
   *
   * @throws ServerTrouble when it still runs after the time for it
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
      // it did not find the process, for example because its file is gone
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

  /** Ends a process, by force when it does not go; true when it is gone. */
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
