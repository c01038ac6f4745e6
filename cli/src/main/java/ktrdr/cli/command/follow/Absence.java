package ktrdr.cli.command.follow;

import java.time.Duration;
import java.util.function.Consumer;
import ktrdr.cli.client.http.ServerRefusal;

/** Bears for a while that the server does not answer, for example while it restarts. */
public final class Absence {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Consumer<String> talk;
  private long silentSince;

  /**
   * @param talk receives a message when the server is unreachable
   */
  public Absence(Consumer<String> talk) {
    this.talk = talk;
  }

  /** The server has answered. */
  public void over() {
    silentSince = 0;
  }

  /** Throws the failure if it is a refusal, or if the server has been silent for too long. */
  public void bear(RuntimeException failure) {
    if (!isAway(failure)) {
      throw failure;
    }
    if (silentSince == 0) {
      silentSince = System.nanoTime();
      talk.accept("the server does not answer; still trying …");
    } else if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
      throw failure;
    }
  }

  /**
   * True when the server does not answer, or answers 404 or 503 without a reason because it starts
   * or stops.
   */
  private static boolean isAway(RuntimeException failure) {
    return !(failure instanceof ServerRefusal refusal) || refusal.reason().isEmpty();
  }
}
