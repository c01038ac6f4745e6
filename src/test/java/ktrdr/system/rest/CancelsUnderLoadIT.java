package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.system.Alone;
import ktrdr.system.Api;
import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Reply;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Many trees at once, at work and in the queue: each is cancelled as soon as one alone. The tables
 * say how long that took.
 */
class CancelsUnderLoadIT {
  private static final int TREES = Proof.size(12, 60);
  private static final int ROUNDS = Proof.size(1, 3);

  /** Half of the trees are sessions at work, a quarter is work that needs no slot. */
  private static final int SLOTS = TREES / 2;

  private static final int ALONE = TREES / 4;

  /** As many more sessions wait for a language model that has begun to answer and is silent. */
  private static final int MODELS = TREES / 12;

  private static final List<String> ENGINES =
      List.of("ktrdr.training.", "ktrdr.backtest.", "ktrdr.agent.", "ktrdr.strategy.");

  private static final ProofTable TABLE =
      new ProofTable(
          "4-cancel-latency",
          "Cancel of many trees under load: request to no work running and tree terminal, ms",
          "how",
          "rounds",
          "trees",
          "p50",
          "p99",
          "max",
          "p50 of the answer",
          "p99",
          "max");

  private static final String QUEUED = "{\"candidates\": 100000, \"queue\": true}";
  private static final String MODEL = "{\"model\": \"opus\", \"brief\": \"buy pullbacks\"}";
  private static final String TRAINING =
      Json.createObjectBuilder().add("strategy", Triggers.oneOfManyTrainings()).build().toString();

  private static final ScriptedProvider provider = new ScriptedProvider();
  private static OwnServer server;

  @BeforeAll
  static void a_server_with_many_slots() throws IOException {
    provider.answerAlways(body -> ScriptedProvider.Line::stream);
    server = OwnServer.create(ServerDatabase.chosen(), OwnServer.timed(settings()));
    server.start();
    // What is done for the first time takes longer, and is not what this is about.
    server.agent().start(Triggers.given(Triggers.smallStrategy(), 200)).awaitEnd();
    server.agent().startIn(Phase.DESIGNING);
    server.agent().makeIdle();
  }

  private static Map<String, String> settings() {
    return Map.of(
        "KTRDR_SESSIONS_MAX_ACTIVE",
        Integer.toString(SLOTS + MODELS),
        "KTRDR_BUDGET_DAY_USD",
        "1000",
        "KTRDR_LLM_ANTHROPIC_API_KEY",
        "sk-ant-of-the-test",
        "KTRDR_LLM_ANTHROPIC_BASE_URL",
        provider.base().toString());
  }

  @AfterAll
  static void stopped_and_told() throws IOException {
    server.close();
    provider.close();
    TABLE.write();
  }

  @Test
  void all_at_once() {
    rounds(
        "all at once",
        trees -> {
          List<CompletableFuture<Long>> cancels = trees.stream().map(this::cancel).toList();
          return cancels.stream().map(CompletableFuture::join).toList();
        });
  }

  @Test
  void one_after_the_other_while_the_rest_works() {
    Assumptions.assumeTrue(Proof.isFull(), "the other way to cancel many: in the full proof");
    rounds(
        "one after the other", trees -> trees.stream().map(tree -> cancel(tree).join()).toList());
  }

  private interface Cancelling {
    List<Long> cancel(List<String> trees);
  }

  /** Of several sessions the one that is active can't be cancelled: somebody has to say which. */
  private static void assertNoneIsMeant() {
    Reply reply = server.api().delete("/agent/cancel");
    assertThat(reply.status()).as(reply.text()).isEqualTo(409);
    assertThat(reply.string("/reason")).isEqualTo("several_active");
    assertThat(reply.json().getJsonArray("active_sessions")).hasSizeGreaterThan(1);
  }

  private void rounds(String how, Cancelling cancelling) {
    List<Long> answers = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      List<String> trees = trees();
      assertNoneIsMeant();
      Collections.shuffle(trees, new Random(round));
      answers.addAll(cancelling.cancel(trees));
      assertNothingWorks();
      for (int i = 0; i < MODELS; i++) {
        provider.awaitDisconnect();
      }
      trees.forEach(tree -> ends.add(toEnd(tree)));
    }
    Collections.sort(ends);
    Collections.sort(answers);
    TABLE.row(
        how,
        ROUNDS,
        TREES,
        at(ends, 0.5),
        at(ends, 0.99),
        at(ends, 1),
        at(answers, 0.5),
        at(answers, 0.99),
        at(answers, 1));
  }

  private static long at(List<Long> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  /** Those with a slot or without need of one are at work, the others are in the queue. */
  private static List<String> trees() {
    List<String> trees = new ArrayList<>();
    // Late phases first: what comes before them is done while the machine is still quiet.
    for (int phase = Phase.values().length - 1; phase >= 0; phase--) {
      sessions(Phase.values()[phase]).forEach(run -> trees.add(run.operation()));
    }
    for (int i = 0; i < ALONE; i++) {
      trees.add(Alone.train(api(), TRAINING).operation());
    }
    for (int i = 0; i < MODELS; i++) {
      trees.add(server.agent().start(MODEL).operation());
      provider.awaitRequest();
    }
    while (trees.size() < TREES) {
      trees.add(server.agent().start(QUEUED).operation());
    }
    trees.subList(SLOTS, SLOTS + ALONE).forEach(alone -> new Alone(api(), alone).awaitWork());
    assertThat(active()).isEqualTo(TREES);
    return trees;
  }

  private static List<Run> sessions(Phase phase) {
    List<Run> runs = new ArrayList<>();
    for (int i = phase.ordinal(); i < SLOTS; i += Phase.values().length) {
      runs.add(server.agent().start(Triggers.oneOfMany(phase)));
    }
    runs.forEach(run -> run.awaitWorkIn(phase));
    return runs;
  }

  /** Trees that have not ended. */
  private static long active() {
    return api().get("/operations?active_only=true&limit=1000").json().getJsonArray("data").stream()
        .filter(row -> row.asJsonObject().isNull("parent_operation_id"))
        .count();
  }

  private CompletableFuture<Long> cancel(String tree) {
    long began = System.nanoTime();
    String path = Api.BASE + "/operations/" + tree + "?wait=PT30S";
    return api()
        .client()
        .sendAsync(api().request(path).DELETE().build(), BodyHandlers.ofString())
        .thenApply(
            reply -> {
              long answered = System.nanoTime();
              assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
              return (answered - began) / 1_000_000;
            });
  }

  private static long toEnd(String tree) {
    JsonObject end = api().get("/operations/" + tree).json().getJsonObject("data");
    assertThat(end.getString("status")).isEqualTo("cancelled");
    JsonObject cancel = end.getJsonObject("cancel");
    assertThat(cancel.getBoolean("forced")).isFalse();
    Instant requested = Instant.parse(cancel.getString("requested_at"));
    return Duration.between(requested, Instant.parse(end.getString("completed_at"))).toMillis();
  }

  /** And what was in the queue was not begun meanwhile. */
  private static void assertNothingWorks() {
    Threads after = Threads.of(server.pid());
    ENGINES.forEach(engine -> assertThat(after.areIn(engine)).as(engine).isFalse());
    assertThat(active()).isZero();
    assertThat(server.agent().isIdle()).isTrue();
    Await.until("idle workers", () -> Threads.of(server.pid()), now -> !now.areIn("ktrdr.batch."));
  }

  private static Api api() {
    return server.api();
  }
}
