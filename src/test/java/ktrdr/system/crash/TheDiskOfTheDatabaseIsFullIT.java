package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Alone;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The disk of the database is full: a sentence says so, and with room again everything goes on. */
class TheDiskOfTheDatabaseIsFullIT {
  private static final ProofTable TABLE =
      new ProofTable(
          "3-faults-g-disk-of-database",
          "The disk of the database is full in the middle of a session",
          "requests until one was refused",
          "its code",
          "sentence of readiness",
          "with room again");

  private static final String BACKTEST =
      "{\"policy\":{\"type\":\"buy_and_hold\"},\"symbol\":\"SPX\",\"timeframe\":\"1d\"}";

  @Test
  void it_is_said_and_waited_out_and_loses_nothing() throws IOException {
    Assumptions.assumeTrue(Proof.isFull(), "a file system for a database: in the full proof");
    Assumptions.assumeTrue(DatabaseDisk.isPossible(), "OFF: nobody may mount anything here");
    DatabaseDisk disk = DatabaseDisk.create();
    try {
      disk.server().start();
      fillAndFree(disk);
    } finally {
      disk.leave();
    }
  }

  private static void fillAndFree(DatabaseDisk disk) throws IOException {
    OwnServer server = disk.server();
    Run run = server.agent().startIn(Phase.TRAINING);
    run.awaitWorkIn(Phase.TRAINING);
    Alone before = Alone.backtest(server.api(), BACKTEST);
    before.awaitEnd("completed");
    disk.fill();
    try {
      assertSaysSo(server);
    } finally {
      disk.free();
    }
    Await.until("ready again", () -> ready(server), reply -> reply.status() == 200);
    Reply going = Await.until("a resume", () -> resumeAgent(server), r -> r.status() != 503);
    assertThat(going.status()).as(going.text()).isEqualTo(200);
    assertThat(before.status()).isEqualTo("completed");
    Alone.backtest(server.api(), BACKTEST).awaitEnd("completed");
    assertThat(server.api().delete("/operations/" + run.operation()).status()).isIn(200, 202);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("cancelled");
    TABLE.write();
  }

  private static void assertSaysSo(OwnServer server) {
    Refusal refusal = untilRefused(server);
    assertThat(refusal.code()).isIn("not_writable", "database_unavailable");
    Reply ready = Await.until("not ready", () -> ready(server), r -> r.status() == 503);
    assertThat(ready.text()).contains("can't be written to");
    Reply start = server.api().post("/backtests/start", BACKTEST);
    assertThat(start.status()).as(start.text()).isEqualTo(503);
    assertThat(start.string("/code")).isIn("not_writable", "database_unavailable");
    assertThat(start.header("Retry-After")).isNotEmpty();
    String home = server.home() + "/database";
    TABLE.row(
        refusal.requests(),
        refusal.code(),
        ready
            .text()
            .replace(home, "its home")
            .replaceAll("(?s).*\"([^\"]*can't be written to[^\"]*)\".*", "$1"),
        "ready, new work runs, the session can be cancelled, what had ended is there");
  }

  private record Refusal(int requests, String code) {}

  /** As ordinary requests do it, until the database has used up what it had in store. */
  private static Refusal untilRefused(OwnServer server) {
    for (int n = 0; n < 5000; n++) {
      Reply reply = ServerDatabase.isPostgresql() ? start(server) : turn(server, n);
      if (reply.status() == 503) {
        return new Refusal(n + 1, reply.string("/code"));
      }
    }
    throw new AssertionError("nothing was refused");
  }

  /** Derby's log grows by this; PostgreSQL writes it where the row was. */
  private static Reply turn(OwnServer server, int n) {
    String body = "{\"reason\":\"" + "x".repeat(900) + "\"}";
    return server.api().post(n % 2 == 0 ? "/agent/pause" : "/agent/resume", body);
  }

  /** PostgreSQL's tables grow by this. */
  private static Reply start(OwnServer server) {
    return server.api().post("/backtests/start", BACKTEST);
  }

  private static Reply resumeAgent(OwnServer server) {
    return server.api().post("/agent/resume");
  }

  private static Reply ready(OwnServer server) {
    return server.api().send(server.api().request("/health/ready"));
  }
}
