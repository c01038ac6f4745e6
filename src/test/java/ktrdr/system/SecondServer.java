package ktrdr.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a second server, started once in each process of tests because that takes a while. A
 * test may stop or kill it, and starts it again; it leaves it idle.
 */
public final class SecondServer implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == OwnServer.class;
  }

  @Override
  public OwnServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Holder.SERVER;
  }

  private static final class Holder {
    private static final OwnServer SERVER = started();

    private static OwnServer started() {
      try {
        OwnServer server = OwnServer.create();
        server.start();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
