package ktrdr.cli.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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
import java.util.function.Supplier;
import ktrdr.cli.output.Console;

/**
 * Starts and stops the server of a home. Starting a running server or stopping a stopped one is
 * harmless.
 */
public final class LocalServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("yy.MM.dd_HH.mm.ss").withZone(ZoneId.systemDefault());

  private final Map<String, String> environment;
  private final Console console;
  private final Runnable examination;
  private final Home home;

  /**
   * @param examination runs before a start; throws if something prevents it
   */
  public LocalServer(Map<String, String> environment, Console console, Runnable examination) {
    this.environment = environment;
    this.console = console;
    this.examination = examination;
    this.home = Home.of(environment);
  }

  public LocalServer(Map<String, String> environment, Console console) {
    this(environment, console, () -> {});
  }

  /**
   * Returns the server, ready for work; starts it if needed.
   *
   * @throws ServerTrouble if it can't be started, with the reason; then none of its processes is
   *     left
   */
  public RunningServer start() {
    return alone(() -> RunningServer.of(home).map(this::ready).orElseGet(this::launch));
  }

  /** Stops the server; returns false if none was running. */
  public boolean stop() {
    return Files.isDirectory(home.directory())
        && alone(() -> RunningServer.of(home).map(this::end).orElse(false));
  }

  private RunningServer launch() {
    examination.run();
    Install install = Install.of(environment);
    Ports ports = Ports.of(environment);
    Map<String, String> variables = new HashMap<>(environment);
    DatabaseSettings.of(environment).put(variables);
    prepare();
    Process script = install.run("start", home, ports, variables);
    return new Launch(home, ports, script, console).await(START_LIMIT);
  }

  /** Returns a server that was started before, once it is ready. */
  private RunningServer ready(RunningServer server) {
    String process = "process " + server.pid() + " of " + home.directory();
    if (!isReady(server)) {
      console.say(process + " was started before and is not ready");
      Waiting waiting = new Waiting(console, "waiting until it is ready");
      if (!waiting.until(() -> isReady(server), START_LIMIT)) {
        throw ServerTrouble.timedOut(
            process + " is still not ready; see " + home.messages() + end());
      }
    }
    console.say("already running for " + home.directory() + ", process " + server.pid());
    return server;
  }

  private boolean isReady(RunningServer server) {
    Condition condition = Condition.of(server, home);
    switch (condition.state()) {
      case FROZEN, FAILED ->
          throw ServerTrouble.failed(
              "process " + server.pid() + " " + condition.sentence() + end());
      case STOPPED -> throw ServerTrouble.failed("process " + server.pid() + " has ended");
      default -> {
        return condition.state() == Condition.State.READY;
      }
    }
  }

  private static String end() {
    return "; end it with: ktrdr server stop";
  }

  private boolean end(RunningServer server) {
    new Stop(home, environment, console).end(server);
    RunningServer.forget(home);
    return true;
  }

  private void prepare() {
    try {
      Files.createDirectories(home.logs());
      Files.createDirectories(home.pids());
      // Liberty keeps a copy of its configuration there, including the passwords.
      Private.make(home.output());
      Files.deleteIfExists(Install.pidFile(home));
      keepLog();
      Credentials.prepare(home);
    } catch (IOException cause) {
      throw unusable(cause);
    }
  }

  /**
   * Keeps the previous log, which tells why a server died. Liberty removes the oldest logs with
   * this name.
   */
  private void keepLog() throws IOException {
    if (Files.exists(home.messages())) {
      Instant ended = Files.getLastModifiedTime(home.messages()).toInstant();
      Path kept = home.logs().resolve("messages_" + LOG_TIME.format(ended) + ".0.log");
      Files.move(home.messages(), kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Lets commands that start or stop one home take turns. */
  private <T> T alone(Supplier<T> action) {
    try {
      if (!Files.isDirectory(home.directory())) {
        Files.createDirectories(home.directory());
        Private.make(home.directory());
      }
      try (FileChannel channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (channel.tryLock() == null) {
          console.say("another ktrdr command starts or stops this server: waiting for it …");
          channel.lock(); // held until the channel is closed
        }
        return action.get();
      }
    } catch (IOException cause) {
      throw unusable(cause);
    }
  }

  private ServerTrouble unusable(IOException cause) {
    String where =
        cause instanceof FileSystemException file && file.getFile() != null
            ? file.getFile()
            : home.directory().toString();
    String reason =
        cause instanceof java.nio.file.AccessDeniedException
            ? " can't be written to"
            : " can't be used: "
                + Optional.ofNullable(cause.getMessage()).orElse("no reason given");
    return ServerTrouble.failed(
        where + reason + "; choose another directory: KTRDR_HOME=… ktrdr server start");
  }
}
