package ktrdr.cli.client.http;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for an answer as long as the server passes liveness checks. A slow answer is no fault, but
 * a frozen server is noticed after a few seconds instead of at the end of the longest wait.
 */
record LivenessWatch(Object target, URI uri) implements InvocationHandler {

  static <T> T over(Class<T> api, T target, URI uri) {
    return api.cast(
        Proxy.newProxyInstance(
            api.getClassLoader(), new Class<?>[] {api}, new LivenessWatch(target, uri)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    FutureTask<Object> call = new FutureTask<>(() -> method.invoke(target, arguments));
    Thread thread = new Thread(call, method.getName());
    thread.setDaemon(true);
    thread.start();
    while (true) {
      try {
        return call.get(Probe.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException slow) {
        if (Probe.isSilent(uri) && !call.isDone()) {
          throw new ServerFrozen(uri);
        }
      } catch (ExecutionException failed) {
        throw cause(failed);
      }
    }
  }

  private static Throwable cause(ExecutionException failed) {
    Throwable cause = failed.getCause();
    return cause instanceof InvocationTargetException thrown ? thrown.getCause() : cause;
  }
}
