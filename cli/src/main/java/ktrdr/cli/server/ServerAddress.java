package ktrdr.cli.server;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Decides which server a command talks to. */
public final class ServerAddress {
  private static final int LAST_PORT = 65_535;

  private ServerAddress() {}

  /**
   * Returns the option, else {@code KTRDR_SERVER}, else this machine with the port in {@code
   * KTRDR_HTTP_PORT}, else the server that was started for this home, else this machine with port
   * 9080.
   *
   * @throws ServerTrouble if the given text is not an address
   */
  public static URI of(Optional<String> option, Map<String, String> environment) {
    Optional<String> named = option.or(() -> given(environment, "KTRDR_SERVER"));
    if (named.isPresent()) {
      return parse(named.get());
    }
    if (given(environment, Ports.HTTP).isPresent()) {
      return local(Ports.of(environment));
    }
    return RunningServer.of(Home.of(environment))
        .map(RunningServer::uri)
        .orElseGet(() -> local(Ports.of(environment)));
  }

  /** Whether the user named a server; then it is not ours to start. */
  public static boolean isNamed(Optional<String> option, Map<String, String> environment) {
    return option.or(() -> given(environment, "KTRDR_SERVER")).isPresent();
  }

  private static Optional<String> given(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
  }

  private static URI local(Ports ports) {
    return URI.create("http://127.0.0.1:" + ports.http());
  }

  private static URI parse(String text) {
    try {
      URI uri = URI.create(text.strip().replaceAll("/+$", ""));
      if (uri.getHost() != null
          && uri.getPort() <= LAST_PORT
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // reported below
    }
    throw ServerTrouble.usage(
        "not the address of a server: " + text + " (like http://127.0.0.1:9080)");
  }
}
