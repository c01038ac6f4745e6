package ktrdr.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The server that most tests use: the one that the build started; for PostgreSQL one that is
 * started here when it is first used, and stopped at the end.
 */
public final class SharedServer {
  private SharedServer() {}

  private static final class OnPostgres {
    private static final OwnServer SERVER = started();

    private static OwnServer started() {
      try {
        OwnServer server = OwnServer.create();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static URI uri() {
    return ServerDatabase.isPostgresql()
        ? OnPostgres.SERVER.api().server()
        : URI.create(System.getProperty("ktrdr.url"));
  }

  /** Its KTRDR_HOME. */
  public static Path home() {
    return ServerDatabase.isPostgresql()
        ? OnPostgres.SERVER.home()
        : Path.of(System.getProperty("ktrdr.home"));
  }
}
