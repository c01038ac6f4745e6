package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was paused, cancelled or failed goes on, and what is done is not done again. */
@ExtendWith(LeavesIdle.class)
class GoesOnAfterwardsIT {
  private static final Agent AGENT = Agent.shared();
  private static final Api API = Api.shared();

  @Test
  void a_pause_frees_the_slot_and_a_resume_goes_on_with_the_same_child() {
    Run run = trains();
    String child = run.child(Phase.TRAINING);
    assertThat(post(run, "pause").status()).isEqualTo(202);
    await(run, "paused");
    Run other = AGENT.start(Triggers.given(Triggers.smallStrategy(), 200));
    assertThat(other.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(post(run, "resume").status()).isEqualTo(202);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(run.child(Phase.TRAINING)).isEqualTo(child);
  }

  @Test
  void a_design_that_was_paused_goes_on_with_its_next_candidate_and_pauses_are_no_work() {
    Run run = AGENT.startIn(Phase.DESIGNING);
    Await.until("three candidates", () -> candidates(run), done -> done >= 3);
    post(run, "pause");
    await(run, "paused");
    JsonObject paused = run.children().get(0);
    int done = candidates(run);
    assertThat(post(run, "resume").status()).isEqualTo(202);
    Await.until("one candidate more", () -> candidates(run), now -> now > done);
    JsonObject now = run.children().get(0);
    assertThat(now.getString("operation_id")).isEqualTo(paused.getString("operation_id"));
    assertThat(events(run)).doesNotContain("repeated");
    assertThat(now.getJsonNumber("duration_seconds").doubleValue())
        .isGreaterThanOrEqualTo(paused.getJsonNumber("duration_seconds").doubleValue());
  }

  private static int candidates(Run run) {
    String child = run.children().get(0).getString("operation_id");
    return API.get("/operations/" + child)
        .json()
        .getJsonObject("data")
        .getJsonObject("progress")
        .getInt("items_processed");
  }

  private static String events(Run run) {
    return API.get("/operations/" + run.operation() + "/events").text();
  }

  @Test
  void resumed_work_outlives_the_grace_of_its_pause() {
    Run run = AGENT.startIn(Phase.TRAINING);
    run.awaitWorkIn(Phase.TRAINING);
    String deadline = pausedAndResumed(run);
    Await.until("the end of the grace", () -> Instant.now().toString(), later(deadline));
    double then = Run.percentage(run.tree());
    Await.until("more work", run::tree, tree -> Run.ended(tree) || Run.percentage(tree) > then);
    assertThat(run.tree().getString("status")).isEqualTo("running");
  }

  @Test
  void a_resume_of_what_was_cancelled_goes_on_with_the_same_child() {
    Run run = trains();
    String child = run.child(Phase.TRAINING);
    API.delete("/operations/" + run.operation() + "?wait=PT20S");
    assertThat(post(run, "resume").status()).isEqualTo(202);
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(statuses(run))
        .containsExactly(
            "training completed", "backtesting completed", "agent_assessment completed");
    assertThat(run.child(Phase.TRAINING)).isEqualTo(child);
  }

  @Test
  void a_retry_is_a_second_attempt_and_the_first_one_is_kept() {
    Run run = trains();
    API.delete("/operations/" + run.operation() + "?wait=PT20S");
    assertThat(post(run, "retry").status()).isEqualTo(202);
    JsonObject end = run.awaitEnd();
    assertThat(end.getString("status")).isEqualTo("completed");
    JsonObject first = Run.children(end).get(0);
    JsonObject second = Run.children(end).get(1);
    assertThat(first.getString("status")).isEqualTo("cancelled");
    assertThat(second.getInt("attempt")).isEqualTo(2);
    assertThat(second.getString("retry_of")).isEqualTo(first.getString("operation_id"));
  }

  @Test
  void a_retry_of_a_child_answers_with_the_new_attempt_and_where_it_is() {
    Run run = AGENT.startIn(Phase.TRAINING);
    String child = run.child(Phase.TRAINING);
    API.delete("/operations/" + run.operation() + "?wait=PT20S");
    Reply retried = API.post("/operations/" + child + "/retry");
    assertThat(retried.status()).as(retried.text()).isEqualTo(202);
    assertThat(retried.json().getBoolean("success")).isTrue();
    assertThat(retried.string("/data/operation_id")).isNotEqualTo(child);
    assertThat(retried.string("/data/retry_of")).isEqualTo(child);
    assertThat(retried.number("/data/attempt")).isEqualTo(2);
    assertThat(retried.header("Location"))
        .endsWith("/api/v1/operations/" + retried.string("/data/operation_id"));
  }

  @Test
  void pause_and_resume_answer_with_what_was_named_and_where_it_is() {
    Run run = AGENT.startIn(Phase.TRAINING);
    run.awaitWorkIn(Phase.TRAINING);
    for (String id : List.of(run.operation(), run.child(Phase.TRAINING))) {
      for (String door : List.of("pause", "resume")) {
        Reply reply = API.post("/operations/" + id + "/" + door);
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(reply.string("/data/operation_id")).isEqualTo(id);
        assertThat(reply.header("Location")).endsWith("/api/v1/operations/" + id);
        await(run, door.equals("pause") ? "paused" : "running");
      }
    }
  }

  @Test
  void what_runs_or_completed_is_neither_retried_nor_resumed_and_nothing_is_changed() {
    Run run = trains();
    for (String door : List.of("retry", "resume")) {
      Reply refused = post(run, door);
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.string("/code")).isEqualTo("not_resumable");
      assertThat(refused.string("/detail"))
          .isEqualTo("Operation is not failed or cancelled (status: running)");
    }
    assertThat(run.awaitEnd().getString("status")).isEqualTo("completed");
    assertThat(post(run, "retry").status()).isEqualTo(409);
    assertThat(post(run, "pause").string("/code")).isEqualTo("not_running");
  }

  private static String pausedAndResumed(Run run) {
    post(run, "pause");
    await(run, "paused");
    JsonObject pause = run.tree().getJsonObject("pause");
    assertThat(post(run, "resume").status()).isEqualTo(202);
    await(run, "running");
    return Instant.parse(pause.getString("requested_at")).plusSeconds(11).toString();
  }

  private static Predicate<String> later(String time) {
    return now -> now.compareTo(time) > 0;
  }

  private static Run trains() {
    Run run = AGENT.start(Triggers.middlingTraining());
    run.awaitWorkIn(Phase.TRAINING);
    return run;
  }

  private static Reply post(Run run, String door) {
    return API.post("/operations/" + run.operation() + "/" + door);
  }

  private static void await(Run run, String status) {
    Await.until(status, run::tree, tree -> tree.getString("status").equals(status));
  }

  private static List<String> statuses(Run run) {
    return run.children().stream()
        .map(child -> child.getString("operation_type") + " " + child.getString("status"))
        .toList();
  }
}
