package ktrdr.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import ktrdr.cli.client.http.Patience;
import ktrdr.cli.command.Context;
import ktrdr.cli.output.Console;

/**
 * Runs the commonest commands once against a server of its own, so that the launcher can archive
 * the classes that they load. It prints nothing.
 */
public final class Rehearsal {
  private static final String ID = "op_agent_session_20261122_101500_k3v9x2m8q4";
  private static final String OPERATION =
      "{\"operation_id\":\"%s\",\"operation_type\":\"agent_session\",\"status\":\"completed\",\"progress_percentage\":100}"
          .formatted(ID);

  private Rehearsal() {}

  public static void main(String[] arguments) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/api/v1/operations", "{\"success\":true,\"data\":[" + OPERATION + "]}");
    answer(server, "/api/v1/operations/" + ID, "{\"success\":true,\"data\":" + OPERATION + "}");
    answer(server, "/api/v1/agent/status", "{\"status\":\"idle\",\"active_sessions\":[]}");
    server.start();
    String uri = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      run("version");
      run("operations", "list", "--server", uri);
      run("operations", "tree", ID, "--server", uri, "-o", "json");
      run("follow", ID, "--server", uri);
      run("status", "--server", uri);
    } finally {
      // else its thread would keep the process, and with it the launcher, for ever
      server.stop(0);
    }
  }

  private static void run(String... arguments) {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Console console = new Console(nowhere, nowhere, true, true, 80, true, ZoneOffset.UTC);
    Ktrdr.run(new Context(console, Map.of(), Duration.ZERO, Patience.USUAL), arguments);
  }

  private static void answer(HttpServer server, String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
