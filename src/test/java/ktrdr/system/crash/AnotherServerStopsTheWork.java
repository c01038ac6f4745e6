package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Await;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever owns a session: it is stopped at any server of its database, and the work itself is. */
abstract class AnotherServerStopsTheWork {
  private static final ProofTable TABLE =
      new ProofTable(
          "4-cancel-other-server",
          "A stop through the server that does not own the session, milliseconds from the request",
          "door",
          "times",
          "until",
          "p50",
          "p99",
          "max");

  private final TwoServers servers;
  private final List<Double> untilEnded = new ArrayList<>();
  private final List<Double> untilAnswered = new ArrayList<>();

  AnotherServerStopsTheWork(TwoServers servers) {
    this.servers = servers;
  }

  @AfterEach
  void settle() {
    servers.settle();
  }

  @Test
  void a_cancel_through_the_other_server_stops_the_work_and_a_pause_does_too() {
    for (int round = 0; round < Proof.size(4, 32); round++) {
      Phase phase = Phase.values()[round % Phase.values().length];
      stop(phase, "cancel", "cancelled");
    }
    rows("cancel");
    for (int round = 0; round < Proof.size(1, 20); round++) {
      stop(Phase.TRAINING, "pause", "paused");
    }
    rows("pause");
    TABLE.write();
  }

  @Test
  void what_was_paused_by_the_other_server_goes_on_there() {
    Run run = servers.first().agent().startIn(Phase.TRAINING);
    Run seen = servers.atSecond(run);
    assertThat(post(seen, "pause").status()).isEqualTo(202);
    Await.until("a pause", () -> status(seen), status -> status.equals("paused"));
    assertThat(post(seen, "resume").status()).isEqualTo(202);
    Await.until("work", () -> status(seen), status -> status.equals("running"));
    assertThat(workIn(Phase.TRAINING, servers.second().pid())).isTrue();
    assertThat(workIn(Phase.TRAINING, servers.first().pid())).isFalse();
  }

  /** Starts work at the first server, and stops it at the second. */
  private void stop(Phase phase, String door, String end) {
    Run run = servers.first().agent().startIn(phase);
    Run seen = servers.atSecond(run);
    long pid = servers.first().pid();
    Await.until("the work itself", () -> workIn(phase, pid), works -> works);
    long asked = System.nanoTime();
    CompletableFuture<Long> answered = ask(seen, door, asked);
    untilEnded.add(untilStatus(run, end) - asked / 1e6);
    untilAnswered.add(get(answered) / 1e6);
    assertThat(workIn(phase, pid)).as("a thread in " + phase).isFalse();
    assertThat(isForced(seen)).isFalse();
    if (end.equals("paused")) {
      seen.api().delete("/operations/" + run.operation());
    }
    seen.awaitEnd();
  }

  private static boolean isForced(Run run) {
    JsonObject tree = run.tree();
    return !tree.isNull("cancel") && tree.getJsonObject("cancel").getBoolean("forced");
  }

  /** How long it takes to an answer. */
  private static CompletableFuture<Long> ask(Run run, String door, long asked) {
    return CompletableFuture.supplyAsync(
        () -> {
          Reply reply =
              door.equals("cancel")
                  ? run.api().delete("/operations/" + run.operation())
                  : post(run, door);
          assertThat(reply.status()).as(reply.text()).isIn(200, 202);
          return System.nanoTime() - asked;
        });
  }

  private static long get(CompletableFuture<Long> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** When the tables say so, in milliseconds: only work that has left its engine writes that. */
  private double untilStatus(Run run, String status) {
    String current = "select status from operations where operation_id = ?";
    try (Connection connection = servers.connect();
        PreparedStatement query = connection.prepareStatement(current)) {
      query.setString(1, run.operation());
      String seen = "";
      while (!seen.equals(status)) {
        LockSupport.parkNanos(1_000_000);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          seen = row.getString(1);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return System.nanoTime() / 1e6;
  }

  private void rows(String door) {
    row(door, "the work has stopped", untilEnded);
    row(door, "the answer", untilAnswered);
  }

  private static void row(String door, String until, List<Double> millis) {
    Collections.sort(millis);
    int most = millis.size() - 1;
    TABLE.row(
        door,
        millis.size(),
        until,
        millis.get(most / 2),
        millis.get((int) Math.ceil(most * 0.99)),
        millis.get(most));
    millis.clear();
  }

  private static boolean workIn(Phase phase, long pid) {
    return Threads.of(pid).areIn(phase.engine());
  }

  private static String status(Run run) {
    return run.tree().getString("status");
  }

  private static Reply post(Run run, String door) {
    return run.api().post("/operations/" + run.operation() + "/" + door);
  }
}
