package ktrdr.cli.output.table;

import java.util.List;
import java.util.OptionalDouble;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.Words;

/** A table of sessions, one per line. */
public final class SessionTable {
  private SessionTable() {}

  /** The members behind the columns, in order. */
  public static final List<String> MEMBERS =
      List.of(
          "session_id",
          "symbol",
          "timeframe",
          "total_return",
          "sharpe",
          "trade_count",
          "verdict",
          "seed",
          "cost_usd",
          "phase",
          "outcome",
          "duration_seconds",
          "created_at",
          "started_at",
          "queue_position",
          "model",
          "strategy_name",
          "operation_id");

  public static Table of(List<Session> sessions, Times times) {
    Table table =
        new Table(
            "SESSION",
            "SYMBOL",
            "BARS",
            "RETURN",
            "SHARPE",
            "TRADES",
            "VERDICT",
            "SEED",
            "COST",
            "PHASE",
            "OUTCOME",
            "TOOK",
            "CREATED",
            "STARTED",
            "STRATEGY");
    sessions.forEach(session -> table.row(cells(session, times)));
    return table;
  }

  private static String[] cells(Session session, Times times) {
    Fields fields = session.fields();
    return new String[] {
      session.id(),
      fields.text("symbol").orElse(Words.UNKNOWN),
      fields.text("timeframe").orElse(Words.UNKNOWN),
      Words.change(fields.number("total_return")),
      Words.ratio(fields.number("sharpe")),
      Words.count(fields.number("trade_count")),
      fields.text("verdict").orElse(Words.UNKNOWN),
      fields.scalar("seed").orElse(Words.UNKNOWN),
      Words.usd(session.costUsd()),
      phase(session),
      session.outcome().orElse(Words.UNKNOWN),
      Words.duration(session.durationSeconds()),
      time(session, "created_at", times),
      time(session, "started_at", times),
      session.strategyName().orElse(Words.UNKNOWN)
    };
  }

  /** Its phase; a queued session has not begun one. */
  private static String phase(Session session) {
    OptionalDouble position = session.fields().number("queue_position");
    return position.isPresent() ? "waiting, position " + Words.count(position) : session.phase();
  }

  private static String time(Session session, String name, Times times) {
    return session.fields().text(name).map(times::of).orElse(Words.UNKNOWN);
  }
}
