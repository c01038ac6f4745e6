package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.Pages;
import ktrdr.cli.client.Server;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.client.Session;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.EquityCurve;
import ktrdr.cli.output.SessionReport;

/** What came out of work that has ended. */
final class Report {
  private final Context context;

  Report(Context context) {
    this.context = context;
  }

  /** Prints a session's report, or an operation's results; the exit code of how it ended. */
  int ofEnded(Operation ended) {
    if (!ended.isSession() || ended.session().isEmpty()) {
      results(ended);
      return Exit.of(ended, Optional.empty());
    }
    Session session = session(ended.session().get());
    sayOutcome(session);
    return Exit.of(ended, session.outcome());
  }

  /** Prints a session as the user wants to see it. */
  Session session(String id) {
    Server server = context.server();
    JsonObject answer = server.agent().session(id);
    Session session = new Session(new Fields(answer));
    Answer.one(answer, session.fields())
        .named("operation_id", "id")
        .shownAs(width -> SessionReport.of(session, equity(server, session), width))
        .print(context.console(), context.format());
    return session;
  }

  private void results(Operation ended) {
    ended.error().ifPresent(error -> context.console().say("error: " + error));
    if (ended.status().equals("completed")) {
      JsonObject answer = context.server().operations().results(ended.id());
      Answer.one(answer, new Fields(answer).object("results"))
          .print(context.console(), context.format());
    }
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
