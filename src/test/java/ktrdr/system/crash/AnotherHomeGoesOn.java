package ktrdr.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import ktrdr.fixture.ProofTable;
import ktrdr.system.Await;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Models, curves and checkpoints lie in the home of the server that made them. One that goes on
 * with the session of another has none of them, and comes to the same end.
 */
abstract class AnotherHomeGoesOn {
  private static final ProofTable TABLE =
      new ProofTable(
          "3-faults-c-other-home",
          "A server goes on with a session whose files are in another home",
          "left in",
          "made again",
          "end",
          "result");

  private final TwoServers servers;

  AnotherHomeGoesOn(TwoServers servers) {
    this.servers = servers;
  }

  @AfterEach
  void settle() {
    servers.settle();
  }

  @Test
  void what_earlier_phases_left_in_another_home_is_made_again() {
    String assessment = Triggers.given(Triggers.smallStrategy(), 2_000_000);
    assertGoesOn(Phase.ASSESSING, assessment, "model and equity curve");
    assertGoesOn(Phase.BACKTESTING, Triggers.middlingBacktest(), "model");
    TABLE.write();
  }

  private void assertGoesOn(Phase phase, String trigger, String files) {
    Run run = servers.first().agent().start(trigger);
    run.awaitWorkIn(phase);
    Signals.freeze(servers.first());
    Run seen = servers.atSecond(run);
    Await.until("a recovery", seen::tree, tree -> tree.getInt("epoch") > 1);
    JsonObject end = seen.awaitEnd();
    Signals.thaw(servers.first());
    assertThat(end.getString("status")).as(end.toString()).isEqualTo("completed");
    assertThat(servers.second().log())
        .contains(run.child(Phase.TRAINING) + " was completed, but this home lacks its model");
    TABLE.row(phase.wire(), files, "completed", seen.view().getString("outcome"));
  }
}
