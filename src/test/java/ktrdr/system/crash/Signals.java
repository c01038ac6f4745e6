package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import ktrdr.system.OwnServer;

/** What an operating system can do to a process at any instant. */
public final class Signals {
  private Signals() {}

  /** As a machine does it that is suspended: nothing moves, and nothing is told. */
  public static void freeze(OwnServer server) {
    send("-STOP", server.pid());
  }

  /** It goes on and does not know that time has gone by. */
  public static void thaw(OwnServer server) {
    send("-CONT", server.pid());
  }

  private static void send(String signal, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", signal, Long.toString(pid)).start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
