package ktrdr.cli.command;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.Server;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Format;
import ktrdr.cli.server.ServerAddress;

/**
 * What a command works with: its streams, its environment, what was asked of all commands, and the
 * server.
 */
public final class Context {
  private final Console console;
  private final Map<String, String> environment;
  private final Duration pause;
  private final Duration patience;
  private final GlobalOptions options = new GlobalOptions();
  private final CtrlC ctrlC = new CtrlC();
  private String about = "";

  /**
   * @param pause between two looks at work that is being followed
   * @param patience how long a server may be silent
   */
  public Context(
      Console console, Map<String, String> environment, Duration pause, Duration patience) {
    this.console = console;
    this.environment = environment;
    this.pause = pause;
    this.patience = patience;
  }

  public Console console() {
    Console plain =
        options.plain || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            ? console.withoutColour()
            : console;
    return options.utc ? plain.inUtc() : plain;
  }

  /** Which of several things a command is at, to begin an error with; empty when there is one. */
  public String about() {
    return about;
  }

  void isAbout(String id) {
    about = id.isEmpty() ? "" : PlainText.of(id) + ": ";
  }

  public Map<String, String> environment() {
    return environment;
  }

  public GlobalOptions options() {
    return options;
  }

  public CtrlC ctrlC() {
    return ctrlC;
  }

  public Duration pause() {
    return pause;
  }

  public Format format() {
    return options.format == null ? Format.TABLE : options.format;
  }

  /** The address of the server that this command talks to. */
  public URI uri() {
    return ServerAddress.of(Optional.ofNullable(options.server), environment);
  }

  public boolean serverIsNamed() {
    return ServerAddress.isNamed(Optional.ofNullable(options.server), environment);
  }

  public Server server() {
    return new Server(
        uri(), token(), options.verbose ? Optional.of(console.err()) : Optional.empty(), patience);
  }

  /** Who is asking, for a server with login. */
  public Optional<String> token() {
    return Optional.ofNullable(options.token)
        .or(() -> Optional.ofNullable(environment.get("KTRDR_TOKEN")))
        .filter(text -> !text.isBlank());
  }
}
