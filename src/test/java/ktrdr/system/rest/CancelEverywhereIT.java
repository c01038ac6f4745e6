package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Agent;
import ktrdr.system.Door;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In each phase and through each door a cancel stops the work itself. The table at the end says how
 * long it took.
 */
@ExtendWith(LeavesIdle.class)
class CancelEverywhereIT {
  private static final List<String> ENGINES =
      List.of("ktrdr.training.", "ktrdr.backtest.", "ktrdr.agent.", "ktrdr.strategy.");

  /** Part of one processor that all workers together may still use: answering takes a little. */
  private static final double STANDS_STILL = 0.5;

  private static final Map<Phase, List<Long>> millis = new EnumMap<>(Phase.class);

  private final Agent agent = Agent.shared();

  static Stream<Arguments> everywhere() {
    return IntStream.rangeClosed(1, Proof.size(1, 4))
        .boxed()
        .flatMap(
            round ->
                Stream.of(Phase.values())
                    .flatMap(phase -> doors(phase).map(door -> Arguments.of(phase, door, round))));
  }

  /**
   * All in the full proof. Else two in each phase, so that every door is used, and on PostgreSQL
   * one: the doors do not know the database.
   */
  private static Stream<Door> doors(Phase phase) {
    Door[] all = Door.values();
    int each = Proof.size(ServerDatabase.chosen().isDerby() ? 2 : 1, all.length);
    return IntStream.range(0, each).mapToObj(i -> all[(each * phase.ordinal() + i) % all.length]);
  }

  @ParameterizedTest(name = "{0} by {1}, round {2}")
  @MethodSource("everywhere")
  void the_work_stops(Phase phase, Door door, int round) {
    Run run = agent.startIn(phase);
    run.awaitWorkIn(phase);
    Threads working = Threads.shared();
    assertThat(working.areIn(phase.engine()))
        .as("at work in %s, beside %s", phase, working.stacksIn("ktrdr."))
        .isTrue();

    door.cancel(run);

    JsonObject tree = run.awaitEnd();
    assertCancelled(run, tree, phase);
    assertStopped();
    assertThat(agent.isIdle()).isTrue();
    assertANewSessionCanStart();
    millis.computeIfAbsent(phase, p -> new ArrayList<>()).add(took(tree).toMillis());
  }

  @AfterAll
  static void table() {
    ProofTable table =
        new ProofTable(
            "4-cancel-everywhere",
            "Cancel in each phase by each door: request to terminal, ms",
            "phase",
            "cancels",
            "median",
            "max");
    millis.forEach(
        (phase, all) -> {
          List<Long> sorted = all.stream().sorted().toList();
          int n = sorted.size();
          table.row(phase.wire(), n, sorted.get(n / 2), sorted.get(n - 1));
        });
    table.write();
  }

  private static void assertCancelled(Run run, JsonObject tree, Phase phase) {
    assertThat(tree.getString("status")).isEqualTo("cancelled");
    assertThat(tree.getJsonObject("cancel").getBoolean("forced")).isFalse();
    JsonObject last = Run.children(tree).get(Run.children(tree).size() - 1);
    assertThat(last.getString("operation_type")).isEqualTo(phase.operation());
    assertThat(last.getString("status")).isEqualTo("cancelled");
    JsonObject session = run.view();
    assertThat(session.getString("outcome")).isEqualTo("cancelled");
    assertThat(session.getString("phase")).isEqualTo("complete");
    assertThat(session.getString("ended_in")).isEqualTo(phase.wire());
  }

  private static void assertStopped() {
    Threads after = Threads.shared();
    ENGINES.forEach(engine -> assertThat(after.stacksIn(engine)).as(engine).isEmpty());
    assertThat(Threads.shared().workSince(after)).isLessThan(STANDS_STILL);
  }

  private void assertANewSessionCanStart() {
    Run next = agent.start(Triggers.quick(1));
    assertThat(next.api().delete("/operations/" + next.operation()).status()).isIn(200, 202);
  }

  private static Duration took(JsonObject tree) {
    Instant requested = Instant.parse(tree.getJsonObject("cancel").getString("requested_at"));
    return Duration.between(requested, Instant.parse(tree.getString("completed_at")));
  }
}
