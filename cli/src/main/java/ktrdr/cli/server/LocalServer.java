package ktrdr.cli.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.output.Console;

/** Starts and stops the server of a home. Both may be asked for what is already so. */
public final class LocalServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("yy.MM.dd_HH.mm.ss").withZone(ZoneId.systemDefault());

  private final Map<String, String> environment;
  private final Console console;
  private final Home home;

  public LocalServer(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
    this.home = Home.of(environment);
  }

  /**
   * The server, ready for work.
   *
   * @throws ServerTrouble when it can't be started, saying why
   */
  public RunningServer start() {
    return alone(
        () -> {
          Optional<RunningServer> running = RunningServer.of(home);
          running.ifPresent(
              server ->
                  console.say(
                      "already running for " + home.directory() + ", process " + server.pid()));
          return running.map(this::ready).orElseGet(this::launch);
        });
  }

  /** False when none was running. */
  public boolean stop() {
    return alone(() -> RunningServer.of(home).map(this::end).orElse(false));
  }

  private RunningServer launch() {
    Install install = Install.of(environment);
    Ports ports = Ports.of(environment);
    Map<String, String> variables = new HashMap<>(environment);
    DatabaseSettings.of(environment).put(variables);
    new PortCheck(home).check(ports);
    prepare();
    Process script = install.run("start", home, ports, variables);
    return new Launch(home, ports, script, console).await(START_LIMIT);
  }

  private RunningServer ready(RunningServer server) {
    Waiting waiting = new Waiting(console, "waiting until it is ready");
    if (!waiting.until(() -> Readiness.of(server.uri()), START_LIMIT)) {
      throw ServerTrouble.timedOut(
          "the server is running but not ready after "
              + START_LIMIT.toMinutes()
              + " minutes; see "
              + home.messages());
    }
    return server;
  }

  private boolean end(RunningServer server) {
    Process script = Install.of(environment).run("stop", home, server.ports(), environment);
    boolean gone =
        new Waiting(console, "stopping ktrdr")
            .until(() -> !server.isAlive() && !script.isAlive(), STOP_LIMIT);
    if (!gone) {
      throw ServerTrouble.timedOut(
          "process "
              + server.pid()
              + " still runs after "
              + STOP_LIMIT.toSeconds()
              + " s; see "
              + home.messages());
    }
    forget();
    return true;
  }

  private void prepare() {
    try {
      Files.createDirectories(home.logs());
      Files.createDirectories(home.pids());
      // Liberty keeps a copy of its configuration in there, with the passwords.
      Private.make(home.output());
      Files.deleteIfExists(Install.pidFile(home));
      keepLog();
      Credentials.prepare(home);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Why a server died is found in its log; Liberty removes the oldest ones of this name. */
  private void keepLog() throws IOException {
    if (Files.exists(home.messages())) {
      Instant ended = Files.getLastModifiedTime(home.messages()).toInstant();
      Path kept = home.logs().resolve("messages_" + LOG_TIME.format(ended) + ".0.log");
      Files.move(home.messages(), kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(home.record());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Two commands that start or stop the same home take turns. */
  private <T> T alone(java.util.function.Supplier<T> action) {
    try {
      Files.createDirectories(home.directory());
      try (FileChannel channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        return action.get();
      }
    } catch (IOException cause) {
      throw ServerTrouble.failed("can't use " + home.directory() + ": " + cause.getMessage());
    }
  }
}
