package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import ktrdr.system.Alone;
import ktrdr.system.Await;
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
    Alone sweep = Alone.sweep(server.api(), seeds());
    Await.until("a run at work", () -> running(sweep), count -> count == 1);
    JsonObject before = alone.view();
    server.kill();
    server.start();
    JsonObject after = alone.await("running");
    assertThat(after.getInt("epoch")).isGreaterThan(before.getInt("epoch"));
    assertThat(after.getString("owner")).isNotEqualTo(before.getString("owner"));
    assertThat(Run.percentage(after)).isGreaterThanOrEqualTo(Run.percentage(before));
    sweep.await("running");
    Await.until("its run at work", () -> running(sweep), count -> count == 1);
    alone.cancel();
    alone.awaitEnd("cancelled");
    sweep.cancel();
    sweep.awaitEnd("cancelled");
    assertThat(runs(sweep)).hasSize(1);
    assertThat(server.api().get("/operations").number("/active_count")).isZero();
  }

  private static long running(Alone sweep) {
    return runs(sweep).stream().filter(run -> run.getString("status").equals("running")).count();
  }

  private static List<JsonObject> runs(Alone sweep) {
    return server
        .api()
        .get("/operations/" + sweep.operation() + "/children")
        .json()
        .getJsonArray("data")
        .getValuesAs(JsonObject.class);
  }

  private static String seeds() {
    return Json.createObjectBuilder()
        .add("strategy", Triggers.longStrategy())
        .add("seeds", Json.createArrayBuilder().add(1).add(2))
        .build()
        .toString();
  }

  private static String body() {
    return Json.createObjectBuilder().add("strategy", Triggers.longStrategy()).build().toString();
  }
}
