package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/** The agent of a server: starts sessions, and is idle again afterwards. */
public record Agent(Api api) {

  public static Agent shared() {
    return new Agent(Api.shared());
  }

  /** Starts a session; the server must accept it at once. */
  public Run start(String trigger) {
    Reply reply = api.post("/agent/trigger", trigger);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return new Run(api, reply.number("/session_id"), reply.string("/operation_id"));
  }

  /** Starts a session that stays in this phase for long, and waits until it is in it. */
  public Run startIn(Phase phase) {
    Run run = start(phase.longTrigger());
    run.awaitPhase(phase);
    return run;
  }

  public JsonObject status() {
    return api.get("/agent/status").json();
  }

  public boolean isIdle() {
    return status().getString("status").equals("idle");
  }

  /** Cancels what is active, and waits for its end. */
  public void makeIdle() {
    for (var active : status().getJsonArray("active_sessions")) {
      api.delete("/agent/sessions/" + active.asJsonObject().getJsonNumber("id"));
    }
    Await.until("an idle agent", this::isIdle, idle -> idle);
  }
}
