package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import ktrdr.system.Alone;
import ktrdr.system.LeavesIdle;
import ktrdr.system.OwnServer;
import ktrdr.system.Run;
import ktrdr.system.SharedServer;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What ran alone when the server was killed goes on with its next start. */
@ExtendWith(LeavesIdle.class)
class StandAloneWorkSurvivesACrashIT {
  private static final OwnServer server = SharedServer.running();

  @Test
  void a_kill_in_the_middle_is_gone_on_from() {
    Alone alone = Alone.train(server.api(), body()).awaitWork();
    JsonObject before = alone.view();
    server.kill();
    server.start();
    JsonObject after = alone.await("running");
    assertThat(after.getInt("epoch")).isGreaterThan(before.getInt("epoch"));
    assertThat(after.getString("owner")).isNotEqualTo(before.getString("owner"));
    assertThat(Run.percentage(after)).isGreaterThanOrEqualTo(Run.percentage(before));
    alone.cancel();
    alone.awaitEnd("cancelled");
    assertThat(server.api().get("/operations").number("/active_count")).isZero();
  }

  private static String body() {
    return Json.createObjectBuilder().add("strategy", Triggers.longStrategy()).build().toString();
  }
}
