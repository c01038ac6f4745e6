package ktrdr.cli.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Server;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.output.Answer;
import ktrdr.cli.server.Credentials;
import ktrdr.cli.server.Home;
import ktrdr.cli.server.RunningServer;
import picocli.CommandLine.Command;

/** {@code ktrdr server status}. */
@Command(
    name = "status",
    description = "Whether the server of KTRDR_HOME runs (exit code 0) or not (8).",
    footer = {"", "Examples:", "  ktrdr server status", "  ktrdr server status -o json"})
public final class ServerStatus extends Subcommand {

  public ServerStatus(Context context) {
    super(context);
  }

  @Override
  boolean callsServer() {
    return false;
  }

  @Override
  int run() {
    Home home = Home.of(context().environment());
    Optional<RunningServer> running = RunningServer.of(home);
    JsonObjectBuilder status =
        Json.createObjectBuilder()
            .add("running", running.isPresent())
            .add("home", home.directory().toString());
    running.ifPresent(server -> describe(server, status));
    running.ifPresent(
        server ->
            Credentials.of(home).ifPresent(who -> status.add("admin_center", login(server, who))));
    JsonObject built = status.build();
    show(Answer.one(built, new Fields(built)));
    return running.isPresent() ? Exit.OK : Exit.UNREACHABLE;
  }

  private static void describe(RunningServer server, JsonObjectBuilder status) {
    status
        .add("pid", server.pid())
        .add("url", server.uri().toString())
        .add(
            "uptime_seconds",
            Duration.between(server.started(), Clock.systemUTC().instant()).toSeconds());
    try {
      Server client = new Server(server.uri());
      Fields health = new Fields(client.health().health());
      health.text("version").ifPresent(version -> status.add("version", version));
      health.text("database").ifPresent(database -> status.add("database", database));
      status.add(
          "active_sessions", new Fields(client.agent().status()).objects("active_sessions").size());
      status.add("answers", true);
    } catch (ProcessingException | ServerRefusal silent) {
      status.add("answers", false);
    }
  }

  private static JsonObjectBuilder login(RunningServer server, Credentials who) {
    return Json.createObjectBuilder()
        .add("url", server.adminCenter().toString())
        .add("user", who.user())
        .add("password", who.password());
  }
}
