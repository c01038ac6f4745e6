package ktrdr.cli.doctor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ktrdr.cli.client.Fields;
import ktrdr.cli.server.Home;
import ktrdr.cli.server.RunningServer;

/** Checks whether there is a server and whether it can be used. */
final class ServerCheck {
  private static final String NAME = "server";
  private static final int OK = 200;

  private ServerCheck() {}

  /** Checks the server that was started for a home. */
  static Check ofHome(Home home, Optional<RunningServer> server, Optional<Visit> ready) {
    if (server.isEmpty()) {
      return Check.warn(
          NAME, "none runs for " + home.directory(), "start it with: ktrdr server start");
    }
    String process = "process " + server.get().pid();
    return ready
        .map(visit -> answered(process + " at " + server.get().uri(), visit))
        .orElseGet(
            () ->
                Check.fail(
                    NAME,
                    process + " runs but does not answer at " + server.get().uri(),
                    "see why: ktrdr server log; then: ktrdr server stop, ktrdr server start"));
  }

  /** Checks a server that the user named. */
  static Check named(URI uri, Optional<Visit> ready) {
    return ready
        .map(visit -> answered(uri.toString(), visit))
        .orElseGet(
            () ->
                Check.fail(
                    NAME,
                    "nothing answers at " + uri,
                    "name another one with --server URL, or start it there"));
  }

  private static Check answered(String which, Visit visit) {
    if (visit.status() == OK && visit.body().text("status").filter("UP"::equals).isPresent()) {
      return Check.ok(NAME, which + " is ready");
    }
    if (visit.body().text("status").filter("DOWN"::equals).isPresent()) {
      return Check.fail(
          NAME,
          which + " is not ready" + down(visit.body().objects("checks")),
          "wait some seconds; if it stays so: ktrdr server log");
    }
    return Check.fail(NAME, which + " is no ktrdr server", "name another one with --server URL");
  }

  private static String down(List<Fields> checks) {
    String names =
        checks.stream()
            .filter(check -> check.text("status").filter("DOWN"::equals).isPresent())
            .flatMap(check -> check.text("name").stream())
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ": " + names;
  }
}
