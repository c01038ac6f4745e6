package ktrdr.cli.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The ports of a server on this machine: {@code KTRDR_HTTP_PORT} and {@code KTRDR_HTTPS_PORT}. */
public record Ports(int http, int https) {
  public static final String HTTP = "KTRDR_HTTP_PORT";
  public static final String HTTPS = "KTRDR_HTTPS_PORT";
  private static final int DEFAULT_HTTP = 9080;
  private static final int DEFAULT_HTTPS = 9443;
  private static final int HIGHEST = 65_535;

  /**
   * @throws ServerTrouble if a variable is not a port
   */
  public static Ports of(Map<String, String> environment) {
    return new Ports(
        port(environment, HTTP, DEFAULT_HTTP), port(environment, HTTPS, DEFAULT_HTTPS));
  }

  public static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static int port(Map<String, String> environment, String variable, int otherwise) {
    String text = environment.getOrDefault(variable, "").strip();
    if (text.isEmpty()) {
      return otherwise;
    }
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > HIGHEST) {
      throw ServerTrouble.usage(variable + " is no port: " + text);
    }
    return port;
  }
}
