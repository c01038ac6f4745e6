package ktrdr.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.output.Console;
import ktrdr.cli.server.Home;
import ktrdr.cli.server.LocalServer;
import ktrdr.cli.server.Ports;
import ktrdr.cli.server.RunningServer;
import ktrdr.cli.server.ServerTrouble;

/** Starts the local server, unless the doctor finds a reason why that can't work. */
public final class CheckedStart {
  private CheckedStart() {}

  /**
   * Returns the server, ready for work. A server that is already running is not checked.
   *
   * @throws ServerTrouble with the doctor's finding, or with what went wrong
   */
  public static RunningServer of(Map<String, String> environment, Console console) {
    return new LocalServer(environment, console, () -> examine(environment)).start();
  }

  private static void examine(Map<String, String> environment) {
    refuse(SettingsCheck.of(environment), ServerTrouble::usage);
    Home home = Home.of(environment);
    List<Check> machine = new ArrayList<>();
    machine.add(HomeCheck.of(home.directory()));
    machine.add(DiskCheck.toStart(home.directory()));
    CredentialsCheck.of(home).ifPresent(machine::add);
    BuildCheck.of(install(environment)).ifPresent(machine::add);
    refuse(machine, ServerTrouble::failed);
    Ports ports = Ports.of(environment);
    refuse(
        PortsCheck.of(ports, Optional.empty()),
        ports.http() == ports.https() ? ServerTrouble::usage : ServerTrouble::conflict);
  }

  private static void refuse(
      List<Check> checks, java.util.function.Function<String, ServerTrouble> as) {
    checks.stream()
        .filter(check -> check.status() == Check.Status.FAIL)
        .findFirst()
        .ifPresent(
            check -> {
              throw as.apply(check.sentence());
            });
  }

  private static Path install(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("KTRDR_INSTALL", ".")).toAbsolutePath().normalize();
  }
}
