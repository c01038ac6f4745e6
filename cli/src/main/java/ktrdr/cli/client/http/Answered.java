package ktrdr.cli.client.http;

import jakarta.ws.rs.ProcessingException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import ktrdr.cli.client.UnreadableAnswer;

/**
 * Makes a client either return an answer or throw a {@link ServerRefusal} or a {@link
 * ProcessingException}. The library's own clients also return null for an answer without a body,
 * and wrap a lost connection in a plain exception while they write a request's body.
 */
final class Answered implements InvocationHandler {
  private final Object client;

  private Answered(Object client) {
    this.client = client;
  }

  static <T> T by(Class<T> api, T client) {
    return api.cast(
        Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, new Answered(client)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      Object answer = method.invoke(client, arguments);
      if (answer == null && method.getReturnType() != String.class) {
        throw new UnreadableAnswer("an answer without a body");
      }
      return answer == null ? "" : answer;
    } catch (InvocationTargetException failure) {
      throw told(failure.getCause());
    }
  }

  private static Throwable told(Throwable cause) {
    boolean unnamed =
        cause instanceof RuntimeException
            && cause.getClass().getPackageName().startsWith("java.lang");
    return unnamed ? new ProcessingException(cause) : cause;
  }
}
