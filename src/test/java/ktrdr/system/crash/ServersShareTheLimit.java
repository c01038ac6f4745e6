package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Servers of one database are as one: one limit, one queue, and one of them for each corpse. */
abstract class ServersShareTheLimit {
  private final TwoServers servers;

  ServersShareTheLimit(TwoServers servers) {
    this.servers = servers;
  }

  @AfterEach
  void settle() {
    servers.settle();
  }

  @Test
  void of_many_triggers_at_both_exactly_as_many_start_as_there_are_slots() {
    List<CompletableFuture<Reply>> asked = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (OwnServer server : List.of(servers.first(), servers.second())) {
        asked.add(CompletableFuture.supplyAsync(() -> trigger(server, longTrigger(false))));
      }
    }
    List<Integer> answers = asked.stream().map(reply -> reply.join().status()).toList();
    assertThat(answers.stream().filter(status -> status == 202)).hasSize(TwoServers.LIMIT);
    assertThat(answers.stream().filter(status -> status == 409))
        .hasSize(answers.size() - TwoServers.LIMIT);
    assertThat(held()).isEqualTo(TwoServers.LIMIT);
  }

  @Test
  void who_waits_at_either_waits_in_one_queue() {
    Run one = servers.first().agent().startIn(Phase.TRAINING);
    Run other = servers.second().agent().startIn(Phase.TRAINING);
    Reply third = trigger(servers.first(), longTrigger(true));
    Reply fourth = trigger(servers.second(), quickTrigger());
    assertThat(third.number("/queue_position")).isEqualTo(1);
    assertThat(fourth.number("/queue_position")).isEqualTo(2);
    Run first = run(third);
    Run last = run(fourth);
    servers.first().api().delete("/operations/" + other.operation());
    Await.until("its turn", () -> first.tree().getString("status"), s -> s.equals("running"));
    assertThat(last.tree().getInt("queue_position")).isEqualTo(1);
    assertThat(held()).isEqualTo(TwoServers.LIMIT);
    servers.second().api().delete("/operations/" + one.operation());
    assertThat(last.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(first.tree().getString("status")).isEqualTo("running");
  }

  @Test
  void of_two_servers_that_start_beside_a_corpse_exactly_one_goes_on_with_it() {
    Assumptions.assumeTrue(Proof.isFull(), "three more starts of a server: in the full proof");
    ProofTable table =
        new ProofTable(
            "3-faults-b-corpse",
            "Two servers that start beside a corpse",
            "corpse",
            "went on",
            "recoveries",
            "end");
    OwnServer corpse = servers.another();
    OwnServer heir = servers.another();
    corpse.start();
    Run run = corpse.agent().startIn(Phase.TRAINING);
    servers.first().stop();
    servers.second().stop();
    corpse.kill();
    CompletableFuture<Void> starting = CompletableFuture.runAsync(heir::start);
    servers.first().start();
    starting.join();
    Run seen = new Run(servers.first().api(), run.session(), run.operation());
    Await.until("a recovery", seen::tree, tree -> tree.getInt("epoch") > 1);
    servers.second().start();
    String owner = seen.tree().getString("owner");
    seen.awaitWorkIn(Phase.TRAINING);
    assertThat(recoveries(run)).isOne();
    assertThat(seen.tree().getString("owner")).isEqualTo(owner);
    servers.second().api().delete("/operations/" + run.operation());
    String end = seen.awaitEnd().getString("status");
    table.row("killed in training", "one", recoveries(run), end);
    table.write();
    heir.stop();
  }

  private long recoveries(Run run) {
    return servers
        .audit()
        .number(
            "select count(*) from operation_events where operation_id = ? and kind = 'recovered'",
            run.operation());
  }

  private long held() {
    return servers
        .audit()
        .number(
            """
            select count(*) from operations where parent_operation_id is null and owner is not null
            and status not in ('completed', 'failed', 'cancelled')""");
  }

  private Run run(Reply started) {
    return new Run(
        servers.second().api(), started.number("/session_id"), started.string("/operation_id"));
  }

  private static Reply trigger(OwnServer server, String body) {
    return server.api().post("/agent/trigger", body);
  }

  private static String longTrigger(boolean queue) {
    return body(Triggers.longStrategy(), queue);
  }

  private static String quickTrigger() {
    return body(Triggers.smallStrategy(), true);
  }

  private static String body(String strategy, boolean queue) {
    return Json.createObjectBuilder()
        .add("strategy", strategy)
        .add("resamples", 200)
        .add("queue", queue)
        .build()
        .toString();
  }
}
