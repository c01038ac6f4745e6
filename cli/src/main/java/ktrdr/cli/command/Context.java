package ktrdr.cli.command;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import ktrdr.cli.client.PlainText;
import ktrdr.cli.client.http.Server;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.Format;
import ktrdr.cli.server.ServerAddress;

/** What a command works with: its streams, its environment, the global options and the server. */
public final class Context {
  private final Console console;
  private final Map<String, String> environment;
  private final Duration pause;
  private final Duration patience;
  private final GlobalOptions options = new GlobalOptions();
  private final CtrlC ctrlC = new CtrlC();
  private String about = "";

  /**
   * @param pause time between two looks at followed work
   * @param patience how long to wait for an answer of the server
   */
  public Context(
      Console console, Map<String, String> environment, Duration pause, Duration patience) {
    this.console = console;
    this.environment = environment;
    this.pause = pause;
    this.patience = patience;
  }

  /** The console, with the global options for colour and time zone applied. */
  public Console console() {
    Console plain =
        options.plain || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            ? console.withoutColour()
            : console;
    return options.utc ? plain.inUtc() : plain;
  }

  /**
   * The prefix of error messages: which of several operations is at work; empty for a single one.
   */
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

  /** The output format that the user chose; a table by default. */
  public Format format() {
    return options.format == null ? Format.TABLE : options.format;
  }

  /** The address of the server that this command talks to. */
  public URI uri() {
    return ServerAddress.of(Optional.ofNullable(options.server), environment);
  }

  /** Whether the user named a server, by an option or the environment. */
  public boolean serverIsNamed() {
    return ServerAddress.isNamed(Optional.ofNullable(options.server), environment);
  }

  /** A client of the server; shows its requests on stderr with {@code -v}. */
  public Server server() {
    return new Server(
        uri(), token(), options.verbose ? Optional.of(console.err()) : Optional.empty(), patience);
  }

  /** The token for a server with login; empty when there is none. */
  public Optional<String> token() {
    return Optional.ofNullable(options.token)
        .or(() -> Optional.ofNullable(environment.get("KTRDR_TOKEN")))
        .filter(text -> !text.isBlank());
  }
}
