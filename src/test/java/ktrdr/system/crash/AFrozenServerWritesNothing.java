package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Await;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A server is frozen while another one goes on with its session, and wakes up: it changes nothing,
 * and the session ends once, with the numbers of one that nobody disturbed.
 */
abstract class AFrozenServerWritesNothing {
  private static final long FROZEN_NANOS = Duration.ofSeconds(10).toNanos();

  private static final ProofTable TABLE =
      new ProofTable(
          "3-faults-a-frozen",
          "A server frozen while another recovers its session",
          "frozen in",
          "seconds frozen",
          "recovered after, s",
          "statements tried afterwards",
          "rows changed afterwards",
          "result");

  private final TwoServers servers;

  AFrozenServerWritesNothing(TwoServers servers) {
    this.servers = servers;
  }

  @AfterEach
  void settle() {
    servers.settle();
  }

  @Test
  void a_server_that_comes_back_from_ten_seconds_of_nothing_changes_nothing() throws SQLException {
    for (int round = 0; round < Proof.size(1, 4); round++) {
      assertNothingChanges(40 + round, true);
      if (Proof.isFull()) {
        assertNothingChanges(50 + round, false);
      }
    }
    TABLE.write();
  }

  private void assertNothingChanges(int seed, boolean inTransaction) throws SQLException {
    Run run = servers.first().agent().start(trigger(seed));
    run.awaitWorkIn(Phase.TRAINING);
    if (inTransaction) {
      freezeInMidTransaction(run.child(Phase.TRAINING));
    } else {
      Signals.freeze(servers.first());
    }
    long frozen = System.nanoTime();
    Run seen = servers.atSecond(run);
    Run twin = servers.second().agent().start(trigger(seed));
    Await.until("a recovery", seen::tree, tree -> tree.getInt("epoch") > 1);
    double recovered = (System.nanoTime() - frozen) / 1e9;
    Await.until("ten seconds", System::nanoTime, now -> now - frozen > FROZEN_NANOS);
    Signals.thaw(servers.first());
    double seconds = (System.nanoTime() - frozen) / 1e9;
    untilFirstWorksNoMore();
    JsonObject end = seen.awaitEnd();
    assertThat(end.getString("status")).as(end.toString()).isEqualTo("completed");
    assertThat(servers.second().log())
        .contains(run.child(Phase.TRAINING) + ": It starts over: ")
        .contains("this server's home has no checkpoint of it");
    twin.awaitEnd();
    assertSameResult(seen, twin);
    long note = servers.audit().takeOver(run.operation());
    String who = TwoServers.firstUser();
    long changes = servers.audit().changes(who, note);
    long attempts = servers.audit().attempts(who, note);
    TABLE.row(
        inTransaction ? "mid transaction" : "mid epoch",
        seconds,
        recovered,
        attempts,
        changes,
        "as undisturbed");
    assertThat(changes).isZero();
    assertEndedOnce(run);
  }

  /** Its connection has locked rows and waits for the next statement, which will not come. */
  private void freezeInMidTransaction(String child) throws SQLException {
    try (Connection connection = servers.connect();
        PreparedStatement lock =
            connection.prepareStatement(
                "select 1 from operations where operation_id = ? for update")) {
      connection.setAutoCommit(false);
      lock.setString(1, child);
      lock.executeQuery().close();
      String waiting =
          "select count(*) from pg_stat_activity where usename = ? and wait_event_type = 'Lock'";
      Await.until(
          "a write that waits",
          () -> servers.audit().number(waiting, TwoServers.firstUser()),
          n -> n > 0);
      Signals.freeze(servers.first());
      connection.commit();
    }
  }

  private void untilFirstWorksNoMore() {
    long pid = servers.first().pid();
    Await.until(
        "the thread that woke up to leave",
        () -> Threads.of(pid).areIn(Phase.TRAINING.engine()),
        works -> !works);
  }

  private void assertEndedOnce(Run run) {
    String ends =
        """
        select count(*) from operation_events where operation_id = ? and status_after = 'completed'
        and status_before <> 'completed'\
        """;
    assertThat(servers.audit().number(ends, run.operation())).isOne();
    String recoveries =
        "select count(*) from operation_events where operation_id = ? and kind = 'recovered'";
    assertThat(servers.audit().number(recoveries, run.operation())).isOne();
  }

  private static void assertSameResult(Run run, Run twin) {
    assertThat(result(run, Phase.TRAINING).string("/results/weights_sha256"))
        .isEqualTo(result(twin, Phase.TRAINING).string("/results/weights_sha256"));
    assertThat(result(run, Phase.BACKTESTING).at("/results/sharpe"))
        .isEqualTo(result(twin, Phase.BACKTESTING).at("/results/sharpe"));
    assertThat(run.view().getString("outcome")).isEqualTo(twin.view().getString("outcome"));
    assertThat(losses(run)).isEqualTo(losses(twin)).isNotEmpty();
  }

  /** The loss of each, in order. */
  private static List<JsonValue> losses(Run run) {
    Reply metrics = run.api().get("/operations/" + run.child(Phase.TRAINING) + "/metrics");
    return metrics.at("/data/metrics/epochs").asJsonArray().stream()
        .map(epoch -> epoch.asJsonObject().get("train_loss"))
        .toList();
  }

  private static Reply result(Run run, Phase phase) {
    return run.api().get("/operations/" + run.child(phase) + "/results");
  }

  private static String trigger(int seed) {
    return Json.createObjectBuilder()
        .add("strategy", Triggers.pausableStrategy())
        .add("resamples", 200)
        .add("seed", seed)
        .build()
        .toString();
  }
}
