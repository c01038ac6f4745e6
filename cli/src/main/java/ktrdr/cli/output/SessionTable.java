package ktrdr.cli.output;

import java.util.List;
import ktrdr.cli.client.Session;

/** Sessions, one a line. */
public final class SessionTable {
  private SessionTable() {}

  public static Table of(List<Session> sessions) {
    Table table =
        new Table(
            "SESSION", "OPERATION", "PHASE", "OUTCOME", "TOOK", "COST", "STARTED", "STRATEGY");
    sessions.forEach(session -> table.row(cells(session)));
    return table;
  }

  private static String[] cells(Session session) {
    return new String[] {
      session.id(),
      session.operation().orElse(Words.UNKNOWN),
      session.phase(),
      session.outcome().orElse(Words.UNKNOWN),
      Words.duration(session.durationSeconds()),
      Words.usd(session.costUsd()),
      started(session),
      session.strategyName().orElse(Words.UNKNOWN)
    };
  }

  private static String started(Session session) {
    return session
        .fields()
        .text("started_at")
        .or(() -> session.fields().text("created_at"))
        .map(Words::time)
        .orElse(Words.UNKNOWN);
  }
}
