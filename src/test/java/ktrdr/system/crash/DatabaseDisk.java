package ktrdr.system.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import ktrdr.fixture.EndsWithUs;
import ktrdr.fixture.Postgres;
import ktrdr.system.OwnServer;
import ktrdr.system.ServerDatabase;

/**
 * A server whose database has a file system of its own, to be filled and freed. It needs a
 * superuser.
 */
record DatabaseDisk(OwnServer server, Path path) {
  private static final String SIZE = "size=256m";

  static boolean isPossible() {
    return FullDisk.FILE_SYSTEM.isPossible();
  }

  /** Before the server starts, on the database that this run of the tests is about. */
  static DatabaseDisk create() throws IOException {
    return ServerDatabase.isPostgresql() ? tablespace() : home();
  }

  /** The whole home, because Derby is in it. */
  private static DatabaseDisk home() throws IOException {
    OwnServer server = OwnServer.create(ServerDatabase.derby(), Map.of());
    Path home = server.home();
    Path natives = Files.readSymbolicLink(home.resolve("natives"));
    mount(home);
    Files.createSymbolicLink(home.resolve("natives"), natives);
    return new DatabaseDisk(server, home);
  }

  /** Tables only: without room for its log PostgreSQL ends, and that is another test. */
  private static DatabaseDisk tablespace() throws IOException {
    Path path = EndsWithUs.directory("tablespace-");
    mount(path);
    String url = Postgres.shared().url(Postgres.shared().createIn(path));
    return new DatabaseDisk(OwnServer.create(ServerDatabase.at(url), Map.of()), path);
  }

  private static void mount(Path path) {
    FullDisk.run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", path.toString());
  }

  /** To the last byte. */
  void fill() {
    byte[] some = new byte[1 << 12];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (true) {
        filler.write(some);
      }
    } catch (IOException full) {
      // as it shall be
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  void leave() {
    server.close();
    // A table whose disk is gone takes the whole PostgreSQL with it, and other tests use that, too.
    if (ServerDatabase.isPostgresql()) {
      Postgres.shared().dropWithPlace(server.databaseUrl());
    }
    FullDisk.run("umount", "-l", path.toString());
  }

  private Path filler() {
    return path.resolve("filler");
  }
}
