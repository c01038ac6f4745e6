package ktrdr.cli.command;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts how often the user presses Ctrl-C. From {@link #listen} on, Ctrl-C no longer ends the
 * process.
 */
public final class CtrlC {
  private final AtomicInteger presses = new AtomicInteger();
  private volatile Thread waiting;

  public int presses() {
    return presses.get();
  }

  public void press() {
    presses.incrementAndGet();
    LockSupport.unpark(waiting);
  }

  /** Starts counting. */
  public void listen() {
    try {
      // sun.misc.Signal is the only way to handle a signal. By reflection, because a future JDK may
      // drop it; then Ctrl-C just ends the process.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onSignal =
          Proxy.newProxyInstance(
              CtrlC.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> called(method.getName()));
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), onSignal);
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      // Ctrl-C then ends the process as usual.
    }
  }

  /** Waits for {@code nanos} or until the next press. */
  public void pause(long nanos) {
    waiting = Thread.currentThread();
    LockSupport.parkNanos(nanos);
  }

  private Object called(String method) {
    if (method.equals("handle")) {
      press();
    }
    return null;
  }
}
