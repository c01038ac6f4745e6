package ktrdr.cli.doctor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.cli.server.Ports;
import ktrdr.cli.server.Readiness;
import ktrdr.cli.server.RunningServer;

/** Checks whether the server has its two ports, or could get them. */
final class PortsCheck {
  private static final String NAME = "port";

  private PortsCheck() {}

  /**
   * @param server the server that runs for this home
   */
  static List<Check> of(Ports ports, Optional<RunningServer> server) {
    if (ports.http() == ports.https()) {
      return List.of(
          Check.fail(
              NAME,
              ports.http() + " is wanted for both HTTP and HTTPS",
              "choose two: " + Ports.HTTP + " and " + Ports.HTTPS));
    }
    return Stream.of(
            check(ports.http(), Ports.HTTP, server), check(ports.https(), Ports.HTTPS, server))
        .toList();
  }

  private static Check check(int port, String variable, Optional<RunningServer> server) {
    if (Ports.isFree(port)) {
      return server.isEmpty()
          ? Check.ok(NAME, port + " is free")
          : Check.warn(
              NAME,
              port + " is free, although the server runs",
              "see why it does not listen there: ktrdr server log");
    }
    Optional<Long> owner = PortOwner.of(port);
    if (server.isPresent() && owner.filter(pid -> pid != server.get().pid()).isEmpty()) {
      return Check.ok(NAME, port + " is our server's");
    }
    return taken(port, variable, owner);
  }

  private static Check taken(int port, String variable, Optional<Long> owner) {
    String another = "choose another port: " + variable + "=" + (port + 1) + " ktrdr server start";
    URI uri = URI.create("http://127.0.0.1:" + port);
    return variable.equals(Ports.HTTP) && Readiness.version(uri).isPresent()
        ? Check.fail(
            NAME,
            port + " belongs to another home: a ktrdr server answers there",
            "use that one with --server " + uri + ", or " + another)
        : Check.fail(
            NAME,
            port + " is taken by " + owner.map(PortOwner::describe).orElse("another program"),
            "end that, or " + another);
  }
}
