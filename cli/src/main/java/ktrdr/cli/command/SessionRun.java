package ktrdr.cli.command;

import java.util.List;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Pages;
import ktrdr.cli.client.Server;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.client.Session;
import ktrdr.cli.output.Console;
import ktrdr.cli.output.EquityCurve;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.JsonText;
import ktrdr.cli.output.LiveTree;
import ktrdr.cli.output.SessionReport;

/** A session that this command started: followed to its end, then reported. */
final class SessionRun {
  private static final java.time.Duration NO_LIMIT = java.time.Duration.ofDays(365);

  private final Context context;
  private final Started started;

  SessionRun(Context context, Started started) {
    this.context = context;
    this.started = started;
  }

  /** The exit code of how it ended. */
  int follow() {
    Followed followed;
    try (LiveTree tree = new LiveTree(context.console())) {
      followed =
          new Follower(context, started.operation(), true)
              .talkingTo(tree::say)
              .follow(tree::show, NO_LIMIT);
    }
    if (!followed.last().isFinished()) {
      return Exit.INTERRUPTED;
    }
    Session session = report(context, started.session());
    sayOutcome(session);
    return followed.end() == Followed.End.INTERRUPTED
        ? Exit.INTERRUPTED
        : Exit.of(followed.last(), session.outcome());
  }

  /** Prints a session as the user wants to see it. */
  static Session report(Context context, String id) {
    Server server = context.server();
    Session session = new Session(new Fields(server.agent().session(id)));
    Console console = context.console();
    Format format = context.format();
    if (format == Format.JSON) {
      console.print(JsonText.of(session.fields().json()));
    } else if (format == Format.NAME) {
      console.print(session.operation().orElse(session.id()));
    } else {
      SessionReport.of(session, equity(server, session), console.outWidth())
          .forEach(console::print);
    }
    return session;
  }

  private static EquityCurve equity(Server server, Session session) {
    Optional<String> backtest =
        session.operationOf("backtesting").or(() -> session.operationOf("backtest"));
    if (backtest.isEmpty() || session.results("backtesting").isEmpty()) {
      return new EquityCurve(List.of());
    }
    try {
      return new EquityCurve(
          Pages.byOffset(
              offset -> server.operations().rows(backtest.get(), "equity", offset, Pages.LARGEST)));
    } catch (ServerRefusal noCurve) {
      return new EquityCurve(List.of());
    }
  }

  private void sayOutcome(Session session) {
    String outcome = session.outcome().orElse("");
    if (!outcome.isEmpty() && !outcome.equals("success")) {
      String gate = outcome.equals("failed_training_gate") ? "training" : "backtesting";
      String reason =
          session.results(gate).object("gate").text("reason").map(text -> ": " + text).orElse("");
      context.console().say("outcome " + outcome + (outcome.endsWith("_gate") ? reason : ""));
    }
  }
}
