package ktrdr.cli.command.follow;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.Session;
import ktrdr.cli.client.api.Pages;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.report.BacktestReport;
import ktrdr.cli.output.report.EquityCurve;
import ktrdr.cli.output.report.LoadReport;
import ktrdr.cli.output.report.SessionReport;

/** Reports the results of work that has ended. */
public final class Report {
  private final Context context;

  public Report(Context context) {
    this.context = context;
  }

  /** Prints the report of a session or the results of another operation; returns the exit code. */
  int ofEnded(Operation ended) {
    if (!ended.isSession() || ended.session().isEmpty()) {
      results(ended);
      return Exit.of(ended, Optional.empty());
    }
    Session session = session(ended.session().get());
    sayOutcome(session);
    return Exit.of(ended, session.outcome());
  }

  /** Prints a session in the chosen format. */
  public Session session(String id) {
    JsonObject answer = context.server().agent().session(id);
    Session session = new Session(new Fields(answer));
    Answer.one(answer, session.fields())
        .named("operation_id", "id")
        .shownAs(width -> SessionReport.of(session, equity(session), width))
        .print(context.console(), context.format());
    return session;
  }

  private void results(Operation ended) {
    ended.error().ifPresent(error -> context.console().say("error: " + error));
    if (!ended.status().equals("completed")) {
      return;
    }
    JsonObject answer = context.server().operations().results(ended.id());
    Fields results = new Fields(answer).object("results");
    if (context.format() == Format.NAME) {
      context.console().print(ended.id());
      return;
    }
    shown(ended, Answer.one(answer, results), results).print(context.console(), context.format());
  }

  private Answer shown(Operation ended, Answer plain, Fields results) {
    return switch (ended.type()) {
      case "backtesting" ->
          plain.shownAs(width -> BacktestReport.of(results, equity(ended.id()), width));
      case "data_load" -> plain.shownOn(page -> LoadReport.of(results, page.times(), page.width()));
      default -> plain;
    };
  }

  private EquityCurve equity(Session session) {
    Optional<String> backtest =
        session.operationOf("backtesting").or(() -> session.operationOf("backtest"));
    return backtest.isEmpty() || session.results("backtesting").isEmpty()
        ? new EquityCurve(List.of())
        : equity(backtest.get());
  }

  private EquityCurve equity(String backtest) {
    try {
      return new EquityCurve(
          Pages.byOffset(
              offset ->
                  context.server().operations().rows(backtest, "equity", offset, Pages.LARGEST)));
    } catch (ServerRefusal noCurve) {
      context.console().say("no equity curve: " + noCurve.getMessage());
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
