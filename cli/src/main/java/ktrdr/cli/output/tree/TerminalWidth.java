package ktrdr.cli.output.tree;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/** The width of the terminal, kept up to date when the user changes it. */
final class TerminalWidth implements IntSupplier {
  private static final int NARROWEST = 20;

  private final AtomicBoolean changed = new AtomicBoolean();
  private int columns;

  TerminalWidth(int columns) {
    this.columns = columns;
    listen();
  }

  @Override
  public int getAsInt() {
    if (changed.getAndSet(false)) {
      columns = ask();
    }
    return columns;
  }

  private int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return size.matches("\\d+ \\d{1,6}\\s*")
          ? Math.max(NARROWEST, Integer.parseInt(size.strip().split(" ")[1]))
          : columns;
    } catch (IOException noTerminal) {
      return columns;
    }
  }

  /**
   * Listens for the signal by which a terminal announces a new width; without it the width stays
   * fixed.
   */
  private void listen() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              TerminalWidth.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                changed.set(true);
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), onSignal);
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      // Without this signal, the width stays as it is.
    }
  }
}
