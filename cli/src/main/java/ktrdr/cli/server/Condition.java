package ktrdr.cli.server;

import java.util.Optional;

/**
 * The condition of a server on this machine.
 *
 * @param sentence continues "process 4711 …"
 */
public record Condition(State state, String sentence) {

  /** From the best to the worst. */
  public enum State {
    READY,
    /** Its process is running; its application may still come up. */
    STARTING,
    /** Its process is running, but its application failed to start and never will. */
    FAILED,
    /** Accepts connections but does not answer even a liveness check. */
    FROZEN,
    STOPPED
  }

  /** The condition of a home's server, if one was started. */
  public static Condition of(Optional<RunningServer> server, Home home) {
    return server
        .map(running -> of(running, home))
        .orElseGet(() -> new Condition(State.STOPPED, "does not run"));
  }

  static Condition of(RunningServer server, Home home) {
    if (!server.isAlive()) {
      return new Condition(State.STOPPED, "has ended");
    }
    return switch (Readiness.of(server.uri())) {
      case READY -> new Condition(State.READY, "is ready");
      case FROZEN ->
          new Condition(
              State.FROZEN,
              "is frozen: it takes connections at "
                  + server.uri()
                  + " but does not even answer /health/live");
      case NOT_READY ->
          new ServerLog(home.messages())
              .applicationFailure()
              .map(why -> new Condition(State.FAILED, "did not start its application: " + why))
              .orElseGet(() -> new Condition(State.STARTING, "is not ready"));
    };
  }
}
