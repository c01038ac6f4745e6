package ktrdr.cli.server;

import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Server;
import ktrdr.cli.client.ServerRefusal;

/** What answers at an address. */
final class Readiness {
  private Readiness() {}

  /** True when a server there says that it may be used. */
  static boolean of(URI uri) {
    try {
      return "UP".equals(new Fields(new Server(uri).health().ready()).text("status").orElse(""));
    } catch (ProcessingException | ServerRefusal notYet) {
      return false;
    }
  }

  /** The version of the ktrdr server there, if one answers. */
  static Optional<String> version(URI uri) {
    try {
      return new Fields(new Server(uri).health().health()).text("version");
    } catch (ProcessingException | ServerRefusal none) {
      return Optional.empty();
    }
  }
}
