package ktrdr.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

/**
 * Stand-alone work that a test started.
 *
 * @param operation its only operation
 */
public record Alone(Api api, String operation) {

  /** Starts a training; the server must accept it at once. */
  public static Alone train(Api api, String body) {
    return start(api, "/trainings/start", body);
  }

  /** Starts a backtest; the server must accept it at once. */
  public static Alone backtest(Api api, String body) {
    return start(api, "/backtests/start", body);
  }

  /** Starts a sweep; the server must accept it at once. */
  public static Alone sweep(Api api, String body) {
    return start(api, "/sweeps/start", body);
  }

  private static Alone start(Api api, String path, String body) {
    Reply reply = api.post(path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    return new Alone(api, reply.string("/operation_id"));
  }

  public JsonObject view() {
    return api.get("/operations/" + operation).json().getJsonObject("data");
  }

  public String status() {
    return view().getString("status");
  }

  public Reply results() {
    return api.get("/operations/" + operation + "/results");
  }

  /** A POST to one of its doors: {@code pause}, {@code resume}, {@code retry}. */
  public Reply post(String door) {
    return api.post("/operations/" + operation + "/" + door);
  }

  public Reply cancel() {
    return api.delete("/operations/" + operation + "?wait=PT10S");
  }

  /** Waits until work was counted. */
  public Alone awaitWork() {
    JsonObject seen = Await.until("work", this::view, o -> Run.ended(o) || Run.percentage(o) > 0);
    assertThat(seen.getString("status")).isEqualTo("running");
    return this;
  }

  public JsonObject await(String status) {
    return Await.until(status, this::view, o -> o.getString("status").equals(status));
  }

  /** Waits for its end, which must be this one. */
  public JsonObject awaitEnd(String status) {
    JsonObject end = Await.until("the end of " + operation, this::view, Run::ended);
    assertThat(end.getString("status")).as(end.toString()).isEqualTo(status);
    return end;
  }
}
