package ktrdr.cli.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Words;

/**
 * Waits for a condition and shows how long it has waited: a counting line on a terminal, otherwise
 * a single line.
 */
final class Waiting {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Console console;
  private final String what;
  private final long began = System.nanoTime();
  private long shown = -1;

  Waiting(Console console, String what) {
    this.console = console;
    this.what = what;
  }

  /** Waits; returns false if the time is over. */
  boolean until(BooleanSupplier done, Duration limit) {
    while (!done.getAsBoolean()) {
      if (elapsed().compareTo(limit) > 0) {
        end();
        return false;
      }
      show();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    end();
    return true;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void show() {
    long seconds = elapsed().toSeconds();
    if (seconds == shown || shown >= 0 && !console.errTerminal()) {
      return;
    }
    shown = seconds;
    if (console.errTerminal()) {
      console.err().print("\r" + what + " … " + Words.duration(elapsed()));
      console.err().flush();
    } else {
      console.say(what + " …");
    }
  }

  private void end() {
    if (shown >= 0 && console.errTerminal()) {
      console.err().print("\r\u001b[K");
      console.err().flush();
    }
  }
}
