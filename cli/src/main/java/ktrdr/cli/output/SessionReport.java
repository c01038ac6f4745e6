package ktrdr.cli.output;

import java.util.ArrayList;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;

/**
 * One session on one page: what was tried, whether it passed, what came out beside buying and
 * holding, and why.
 */
public final class SessionReport {
  private static final int WIDTH = 96;
  private static final int NAME_WIDTH = 14;
  private static final int CELL_WIDTH = 28;

  private final Session session;
  private final EquityCurve equity;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private SessionReport(Session session, EquityCurve equity, int width) {
    this.session = session;
    this.equity = equity;
    this.width = Math.min(WIDTH, width);
  }

  public static List<String> of(Session session, EquityCurve equity, int width) {
    SessionReport report = new SessionReport(session, equity, width);
    report.write();
    return report.lines;
  }

  private void write() {
    heading();
    strategy();
    training();
    backtest();
    assessment();
    lines.add("");
    lines.addAll(
        Paragraph.lines(
            "Not investment advice: a backtest of past prices promises nothing.", width));
  }

  private void heading() {
    fact(
        "Session " + session.id(),
        session.outcome().orElse(session.phase()).replace('_', ' ')
            + ", "
            + Words.duration(session.durationSeconds())
            + ", "
            + Words.usd(session.costUsd()));
    session.operation().ifPresent(id -> fact("Operation", id));
  }

  private void strategy() {
    Fields design = session.results("design");
    session
        .strategyName()
        .or(() -> design.text("strategy_name"))
        .ifPresent(name -> fact("Strategy", name));
    design.text("explanation").ifPresent(text -> fact("", text));
  }

  private void training() {
    Fields training = session.results("training");
    if (!training.isEmpty()) {
      fact(
          "Training",
          "accuracy "
              + Words.fraction(training.number("test_accuracy"))
              + ", loss "
              + Words.ratio(training.number("test_loss"))
              + " on the test part, best epoch "
              + Words.count(training.number("best_epoch")));
      gate(training);
    }
  }

  private void backtest() {
    Fields backtest = session.results("backtesting");
    if (backtest.isEmpty()) {
      return;
    }
    Fields period = backtest.object("period");
    String seen =
        backtest.flag("in_sample").map(in -> in ? ", in sample" : ", out of sample").orElse("");
    fact("Backtest", date(period, "from") + " to " + date(period, "to") + seen);
    gate(backtest);
    fact("Verdict", verdict());
    lines.add("");
    new Comparison(backtest, session.results("assessment").object("statistics")).write(this::row);
    lines.add("");
    lines.addAll(equity.lines(width));
  }

  private void assessment() {
    Fields assessment = session.results("assessment");
    if (session.results("backtesting").isEmpty() && !assessment.isEmpty()) {
      fact("Verdict", verdict());
    }
    section("Why", assessment.texts("reasons"));
    section("For it", assessment.texts("strengths"));
    section("Against it", assessment.texts("weaknesses"));
    section("To try", assessment.texts("suggestions"));
  }

  private String verdict() {
    return session
        .results("assessment")
        .text("verdict")
        .or(() -> session.fields().text("verdict"))
        .orElse(Words.UNKNOWN);
  }

  private void section(String title, List<String> sentences) {
    if (sentences.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    for (String sentence : sentences) {
      List<String> wrapped = Paragraph.lines(sentence, width - 4);
      for (int i = 0; i < wrapped.size(); i++) {
        lines.add((i == 0 ? "  · " : "    ") + wrapped.get(i));
      }
    }
  }

  private void fact(String name, String text) {
    List<String> wrapped = Paragraph.lines(text, width - NAME_WIDTH);
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(Width.pad(i == 0 ? name : "", NAME_WIDTH) + wrapped.get(i));
    }
  }

  private void row(String name, String strategy, String benchmark) {
    lines.add(
        (Width.pad(name, NAME_WIDTH) + Width.pad(strategy, CELL_WIDTH) + benchmark)
            .stripTrailing());
  }

  private void gate(Fields results) {
    Fields gate = results.object("gate");
    String reason = gate.text("reason").map(text -> ": " + text).orElse("");
    gate.flag("passed")
        .ifPresent(passed -> fact("", passed ? "gate passed" : "gate failed" + reason));
  }

  private static String date(Fields period, String name) {
    return period
        .text(name)
        .map(text -> text.substring(0, Math.min(10, text.length())))
        .orElse(Words.UNKNOWN);
  }
}
