package ktrdr.cli.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.server.Home;
import ktrdr.cli.server.Ports;
import ktrdr.cli.server.RunningServer;
import ktrdr.cli.server.ServerTrouble;

/** All checks that can be made from here, and the server's own. */
public final class Examination {
  private static final int NOT_FOUND = 404;

  private final Map<String, String> environment;
  private final Optional<URI> named;
  private final Optional<String> token;
  private final Home home;
  private final Optional<RunningServer> running;
  private final List<Check> here = new ArrayList<>();
  private final List<Check> server = new ArrayList<>();

  private Examination(
      Map<String, String> environment, Optional<URI> named, Optional<String> token) {
    this.environment = environment;
    this.named = named;
    this.token = token;
    this.home = Home.of(environment);
    this.running = RunningServer.of(home);
  }

  /**
   * Makes the checks; takes a few seconds at most.
   *
   * @param named a server that the user named; otherwise this home's server
   */
  public static Examination of(
      Map<String, String> environment, Optional<URI> named, Optional<String> token) {
    Examination examination = new Examination(environment, named, token);
    examination.examineMachine();
    examination.examineServer();
    return examination;
  }

  /** Results of the checks on this machine. */
  public List<Check> here() {
    return here;
  }

  /** Results of the server's own checks. */
  public List<Check> server() {
    return server;
  }

  private void examineMachine() {
    Path directory = home.directory();
    here.add(JavaCheck.of(Runtime.version(), System.getProperty("java.home")));
    here.addAll(SettingsCheck.of(environment));
    here.addAll(SecretsCheck.of(environment, directory));
    if (named.isEmpty()) {
      here.add(HomeCheck.of(directory));
      CredentialsCheck.of(home).ifPresent(here::add);
      BuildCheck.of(install()).ifPresent(here::add);
      here.add(DiskCheck.of(directory));
      here.add(NativesCheck.of(install(), home.natives(), NativesCheck.platform()));
      ports().ifPresent(ports -> here.addAll(PortsCheck.of(ports, running)));
    }
  }

  private void examineServer() {
    Optional<URI> uri = named.or(() -> running.map(RunningServer::uri));
    Optional<Visit> ready = uri.flatMap(at -> Visit.to(at.resolve("/health/ready"), token));
    here.add(
        named
            .map(at -> ServerCheck.named(at, ready))
            .orElseGet(() -> ServerCheck.ofHome(home, running, ready)));
    ready
        .flatMap(visit -> visit.server().map(date -> ClockCheck.of(visit.here(), date)))
        .ifPresent(here::add);
    if (ready.isPresent()) {
      examinedItself(Visit.to(uri.get().resolve("/api/v1/doctor"), token));
    }
  }

  private void examinedItself(Optional<Visit> visit) {
    if (visit.isEmpty()) {
      here.add(
          Check.fail(
              "doctor",
              "the server did not examine itself within three seconds",
              "see what it is at: ktrdr server log"));
    } else if (visit.get().status() != NOT_FOUND) {
      List<Fields> checks = visit.get().body().object("data").objects("checks");
      checks.forEach(check -> server.add(Check.of(check)));
      if (checks.isEmpty()) {
        here.add(refused(visit.get()));
      }
    }
  }

  private static Check refused(Visit visit) {
    return Check.warn(
        "doctor",
        visit.body().text("detail").orElse("the server answered " + visit.status()),
        "say who you are with --token or KTRDR_TOKEN");
  }

  private Path install() {
    return Path.of(environment.getOrDefault("KTRDR_INSTALL", ".")).toAbsolutePath().normalize();
  }

  /** Ports of the running server, else those it would use; empty if the settings are invalid. */
  private Optional<Ports> ports() {
    try {
      return Optional.of(running.isPresent() ? running.get().ports() : Ports.of(environment));
    } catch (ServerTrouble saidBySettings) {
      return Optional.empty();
    }
  }
}
