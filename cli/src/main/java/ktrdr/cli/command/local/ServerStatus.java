package ktrdr.cli.command.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.ProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.http.Server;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.server.Condition;
import ktrdr.cli.server.Credentials;
import ktrdr.cli.server.Home;
import ktrdr.cli.server.RunningServer;
import picocli.CommandLine.Command;

/** {@code ktrdr server status}: shows the state of the server on this machine. */
@Command(
    name = "status",
    description =
        "Show whether the server of KTRDR_HOME is ready (exit code 0) or not (8), and its state.",
    footer = {"", "Examples:", "  ktrdr server status", "  ktrdr server status -o json"})
public final class ServerStatus extends Subcommand {

  public ServerStatus(Context context) {
    super(context);
  }

  @Override
  protected boolean callsServer() {
    return false;
  }

  @Override
  protected int run() {
    Home home = Home.of(context().environment());
    Optional<RunningServer> server = RunningServer.of(home);
    Condition condition = Condition.of(server, home);
    boolean ready = condition.state() == Condition.State.READY;
    JsonObjectBuilder status =
        Json.createObjectBuilder()
            .add("running", ready)
            .add("state", condition.state().name().toLowerCase(Locale.ROOT))
            .add("home", home.directory().toString());
    server.ifPresent(running -> describe(running, home, status));
    if (ready) {
      ask(server.get(), status);
    }
    JsonObject built = status.build();
    show(Answer.one(built, new Fields(built)));
    if (server.isPresent() && !ready) {
      console().say("process " + server.get().pid() + " " + condition.sentence());
    }
    return ready ? Exit.OK : Exit.UNREACHABLE;
  }

  private static void describe(RunningServer server, Home home, JsonObjectBuilder status) {
    status
        .add("pid", server.pid())
        .add("url", server.uri().toString())
        .add(
            "uptime_seconds",
            Duration.between(server.started(), Clock.systemUTC().instant()).toSeconds());
    Credentials.of(home)
        .ifPresent(
            who ->
                status.add(
                    "admin_center",
                    Json.createObjectBuilder()
                        .add("url", server.adminCenter().toString())
                        .add("user", who.user())));
  }

  private static void ask(RunningServer server, JsonObjectBuilder status) {
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
}
