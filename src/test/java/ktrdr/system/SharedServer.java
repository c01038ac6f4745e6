package ktrdr.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server that most tests use: one for each process of tests, which runs one test at a time. It
 * is started when it is first used.
 */
public final class SharedServer {
  private static OwnServer server;

  private SharedServer() {}

  /** Tells MicroShed where it is; must come before that. */
  public static final class IsMicroShedsServer implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
      System.setProperty("microshed_http_port", Integer.toString(uri().getPort()));
    }
  }

  /**
   * The server itself, running. A test that stops or kills it starts it again; should that fail, it
   * is started for the next test.
   */
  public static synchronized OwnServer running() {
    try {
      if (server == null) {
        server = OwnServer.create(ServerDatabase.chosen(), OwnServer.timed(Map.of()));
      }
      if (!server.isAlive()) {
        server.start();
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static URI uri() {
    return running().api().server();
  }

  /** The same with TLS; its certificate is self-signed. */
  public static URI secure() {
    return running().secure();
  }

  /** Its KTRDR_HOME. */
  public static Path home() {
    return running().home();
  }
}
