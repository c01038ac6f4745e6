package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import ktrdr.system.AdminCenter;
import ktrdr.system.Agent;
import ktrdr.system.Api;
import ktrdr.system.Door;
import ktrdr.system.LeavesIdle;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Liberty's Admin Center is one more door: with a login, and with no power over our promises. */
@ExtendWith(LeavesIdle.class)
class AdminCenterIT {
  private static final String JOBS = "/ibm/api/batch/jobinstances";
  private static AdminCenter center;

  private final Api api = Api.shared();
  private final Agent agent = Agent.shared();

  @BeforeAll
  static void as_server_status_says() {
    center = AdminCenter.shared();
  }

  @Test
  void its_page_and_its_jobs_are_for_those_who_know_the_password() {
    assertThat(center.get(JOBS).status()).isEqualTo(200);
    assertThat(center.with("a guess").get(JOBS).status()).isEqualTo(401);
    // Pages have a form for it.
    Reply page = center.get("/adminCenter/");
    assertThat(page.status()).isEqualTo(302);
    assertThat(page.header("Location")).contains("/adminCenter/login.jsp");
    assertThat(center.get("/adminCenter/login.jsp").text()).contains("j_password");
  }

  @Test
  void the_engine_can_not_log_in() {
    AdminCenter engine = new AdminCenter(center.api(), "engine", "");
    assertThat(engine.get(JOBS).status()).isEqualTo(401);
    assertThat(engine.with("engine").get(JOBS).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/health", "/api/v1/operations", "/health/ready", "/metrics", "/"})
  void everything_else_asks_nobody_to_log_in_whatever_they_send(String path) {
    assertThat(api.send(api.request(path)).status()).isEqualTo(200);
    for (String credentials : new String[] {"Basic YWRtaW46d3Jvbmc=", "Bearer anything"}) {
      assertThat(api.send(api.request(path).header("Authorization", credentials)).status())
          .as(credentials)
          .isEqualTo(200);
    }
  }

  @Test
  void a_session_is_listed_as_the_engines_job_and_a_stop_there_is_a_cancel_by_admin() {
    Run run = agent.startIn(Phase.DESIGNING);
    JsonObject job = center.job(run);
    assertThat(job.getString("jobName")).isEqualTo("session");
    assertThat(job.getString("submitter")).isEqualTo("engine");
    center.stop(run);
    JsonObject tree = run.awaitEnd();
    assertThat(tree.getString("status")).isEqualTo("cancelled");
    assertThat(tree.getJsonObject("cancel").getString("by")).isEqualTo("admin");
    assertThat(run.view().getString("outcome")).isEqualTo("cancelled");
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void a_job_whose_session_was_cancelled_elsewhere_is_stopped_there_too(Phase phase) {
    Run run = agent.startIn(phase);
    Door.DELETE_OPERATION.cancel(run);
    assertThat(center.awaitEnd(center.job(run).getInt("instanceId"))).isEqualTo("STOPPED");
  }

  @Test
  void a_job_can_not_be_restarted_there() {
    Run run = agent.startIn(Phase.DESIGNING);
    center.stop(run);
    JsonObject ended = run.awaitEnd();
    int job = center.job(run).getInt("instanceId");
    assertThat(center.put(JOBS + "/" + job + "?action=restart").status()).isEqualTo(409);
    assertThat(run.tree()).isEqualTo(ended);
  }

  @Test
  void a_job_that_is_submitted_there_changes_nothing() {
    Run run = agent.start(Triggers.given(Triggers.smallStrategy(), 200));
    JsonObject ended = run.awaitEnd();
    String submission =
        Json.createObjectBuilder()
            .add("applicationName", "ktrdr")
            .add("jobXMLName", "session")
            .add(
                "jobParameters",
                Json.createObjectBuilder()
                    .add("session", Long.toString(run.session()))
                    .add("operation", run.operation()))
            .build()
            .toString();
    Reply submitted = center.post(JOBS, submission);
    assertThat(submitted.status()).as(submitted.text()).isEqualTo(201);
    center.awaitEnd(submitted.number("/instanceId"));
    assertThat(run.tree()).isEqualTo(ended);
    assertThat(agent.isIdle()).isTrue();
  }
}
