package ktrdr.cli.server;

/** The local server could not be started, stopped or found; the message says why and what to do. */
public final class ServerTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int CONFLICT = 5;
  private static final int TIMED_OUT = 6;

  private final int exitCode;

  private ServerTrouble(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public static ServerTrouble failed(String message) {
    return new ServerTrouble(FAILED, message);
  }

  public static ServerTrouble usage(String message) {
    return new ServerTrouble(USAGE, message);
  }

  public static ServerTrouble conflict(String message) {
    return new ServerTrouble(CONFLICT, message);
  }

  static ServerTrouble timedOut(String message) {
    return new ServerTrouble(TIMED_OUT, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
