package ktrdr.cli.output.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;
import ktrdr.cli.output.Words;

/**
 * One session on one page, the most important first: the verdict with its reasons, the results next
 * to those of buying and holding, how much of them could be luck, and then what was tried.
 */
public final class SessionReport {
  private final Session session;
  private final EquityCurve equity;
  private final Sheet sheet;

  private SessionReport(Session session, EquityCurve equity, int width) {
    this.session = session;
    this.equity = equity;
    this.sheet = new Sheet(width);
  }

  public static List<String> of(Session session, EquityCurve equity, int width) {
    SessionReport report = new SessionReport(session, equity, width);
    report.write();
    return report.sheet.lines();
  }

  private void write() {
    heading();
    verdict();
    figures();
    strategy();
    TrainingReport.write(session.results("training"), sheet);
    backtest();
    assessment();
    conversation();
    sheet.blank();
    sheet.sentence("Not investment advice: a backtest of past prices promises nothing.");
  }

  private void heading() {
    String outcome = session.outcome().orElse(session.phase()).replace('_', ' ');
    String took = Words.duration(session.durationSeconds()) + ", " + Words.usd(session.costUsd());
    Optional<String> why = why();
    sheet.fact("Session " + session.id(), outcome + why.map(w -> ": " + w).orElse(", " + took));
    why.ifPresent(w -> sheet.fact("", took));
    session.operation().ifPresent(id -> sheet.fact("Operation", id));
    session
        .fields()
        .object("waits_for_budget")
        .text("sentence")
        .ifPresent(sentence -> sheet.fact("Paused", sentence));
    follows("replay_of", "a replay of session ");
    follows("rerun_of", "a rerun of session ");
    follows("forked_from", "forked from session ");
    tokens(session.fields().object("tokens"));
  }

  private void follows(String field, String how) {
    session
        .fields()
        .scalar(field)
        .ifPresent(
            earlier -> {
              sheet.fact("Follows", how + earlier);
              session
                  .results("assessment")
                  .object("comparison")
                  .text("sentence")
                  .ifPresent(sentence -> sheet.fact("", sentence));
            });
  }

  private void tokens(Fields tokens) {
    if (tokens.number("total_tokens").orElse(0) > 0) {
      sheet.fact(
          "Model",
          tokens.text("model").orElse(Words.UNKNOWN)
              + ", "
              + Words.count(tokens.number("input_tokens"))
              + " tokens in, "
              + Words.count(tokens.number("output_tokens"))
              + " out");
    }
  }

  /** Why it failed: the error of its failed phase, or the gate that it did not pass. */
  private Optional<String> why() {
    String outcome = session.outcome().orElse("");
    String gated = outcome.equals("failed_training_gate") ? "training" : "backtesting";
    return outcome.endsWith("_gate")
        ? session.results(gated).object("gate").text("reason")
        : session
            .error()
            .filter(error -> outcome.startsWith("failed") || outcome.equals("budget_exceeded"));
  }

  private void strategy() {
    Fields design = session.results("design");
    session
        .strategyName()
        .or(() -> design.text("strategy_name"))
        .ifPresent(name -> sheet.fact("Strategy", name));
    design.text("explanation").ifPresent(text -> sheet.fact("", text));
    design.text("hypothesis").ifPresent(text -> sheet.fact("Hypothesis", text));
    design.text("unmasked").ifPresent(text -> sheet.fact("", text));
    if (design.flag("pretraining_overlap").orElse(false)) {
      sheet.fact("", "The model may have read of the bars that judge this strategy.");
    }
  }

  private void verdict() {
    Fields assessment = session.results("assessment");
    if (!assessment.isEmpty() || !session.results("backtesting").isEmpty()) {
      sheet.fact("Verdict", word());
      assessment.texts("reasons").forEach(sheet::item);
    }
  }

  private void figures() {
    Fields backtest = session.results("backtesting");
    if (!backtest.isEmpty()) {
      sheet.blank();
      new Comparison(backtest, statistics()).write(sheet::row);
      BacktestReport.benchmarks(backtest, sheet);
      new EvidenceReport(statistics(), sheet).luck();
      sheet.blank();
    }
  }

  private void backtest() {
    Fields backtest = session.results("backtesting");
    if (!backtest.isEmpty()) {
      BacktestReport.period(backtest, sheet);
      sheet.blank();
      sheet.add(equity.lines(sheet.width()));
      new EvidenceReport(statistics(), sheet).parts();
    }
  }

  private Fields statistics() {
    return session.results("assessment").object("statistics");
  }

  private void assessment() {
    Fields assessment = session.results("assessment");
    Fields explanation = assessment.object("explanation");
    explanation.text("summary").ifPresent(text -> sheet.fact("Summary", text));
    explanation
        .text("fallback_sentence")
        .ifPresent(text -> sheet.fact("Explained", "by ktrdr itself: " + text));
    sheet.section("For it", assessment.texts("strengths"));
    sheet.section("Against it", assessment.texts("weaknesses"));
    sheet.section("To try", assessment.texts("suggestions"));
  }

  /** What a language model proposed, turn by turn, and what became of it. */
  private void conversation() {
    sheet.section(
        "Turns", session.fields().objects("tool_calls").stream().map(this::turn).toList());
  }

  private String turn(Fields call) {
    String where = call.number("turn").isPresent() ? Words.count(call.number("turn")) + ": " : "";
    String used =
        call.number("input_tokens").isPresent()
            ? ", "
                + Words.count(call.number("input_tokens"))
                + " tokens in, "
                + Words.count(call.number("output_tokens"))
                + " out, "
                + Words.usd(call.number("cost_usd"))
            : "";
    List<Fields> errors = call.object("output").objects("errors");
    String first =
        errors.isEmpty()
            ? ""
            : "; "
                + Words.count(OptionalDouble.of(errors.size()))
                + (errors.size() == 1 ? " error, " : " errors, first ")
                + errors.get(0).text("pointer").orElse("")
                + " "
                + errors.get(0).text("detail").orElse("");
    return where
        + call.text("tool_name").orElse("")
        + " "
        + call.text("result").orElse("")
        + used
        + first;
  }

  private String word() {
    return session
        .results("assessment")
        .text("verdict")
        .or(() -> session.fields().text("verdict"))
        .orElse(Words.UNKNOWN);
  }
}
