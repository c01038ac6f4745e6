package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Reply;
import ktrdr.system.Run;

/** Sessions of one model, one after the other, and what the server tells of their tokens. */
final class ModelSessions {
  private final OwnServer server;
  private final ScriptedModel model;
  private final ScriptedProvider provider;
  private final String key;
  private final List<Ran> ran = new ArrayList<>();
  private final Map<String, Count> seen = new LinkedHashMap<>();

  /**
   * One that has ended.
   *
   * @param designs what its designer was sent
   * @param assessment what its assessor was sent
   */
  record Ran(Run run, JsonObject view, List<String> designs, String assessment) {}

  ModelSessions(OwnServer server, ScriptedModel model, ScriptedProvider provider, String key) {
    this.server = server;
    this.model = model;
    this.provider = provider;
    this.key = key;
  }

  List<Ran> ran() {
    return ran;
  }

  /** Where it was told, and what. */
  Map<String, Count> seen() {
    return seen;
  }

  void run() {
    model.replies(key).forEach(provider::add);
    int before = provider.seen().size();
    Run run = server.agent().start(trigger());
    JsonObject tree = run.awaitEnd();
    assertThat(tree.getString("status")).as(tree.toString()).isEqualTo("completed");
    List<String> asked =
        provider.seen().stream().skip(before).map(ScriptedProvider.Seen::body).toList();
    assertThat(asked).hasSize(3);
    ran.add(new Ran(run, run.view(), asked.subList(0, 2), asked.get(2)));
  }

  private String trigger() {
    return Json.createObjectBuilder()
        .add("model", model.full())
        .add("brief", "buy pullbacks")
        .add("resamples", 200)
        .add("evaluation", "holdout")
        .add("surrogates", 0)
        .add("seed", 1)
        .add("bypass_gates", true)
        .build()
        .toString();
  }

  /** Asks at all doors. */
  void ask() {
    for (Ran each : ran) {
      long id = each.run().session();
      JsonObject tree = each.run().tree();
      add("session", Count.of(each.view().getJsonObject("tokens")));
      Count children =
          Run.children(tree).stream()
              .map(child -> Count.of(child.getJsonObject("tokens")))
              .reduce(Count.NONE, Count::plus);
      assertThat(Count.of(tree.getJsonObject("tokens"))).isEqualTo(children);
      add("tree", children);
      add("cost", cost(server.api().get("/agent/cost?by=session").json(), each.run()));
      add("budget", budget(id));
      JsonObject shown = cli("agent", "session", Long.toString(id), "-o", "json");
      add("cli session", Count.of(shown.getJsonObject("tokens")));
      add("cli cost", cost(cli("agent", "cost", "--by", "session", "-o", "json"), each.run()));
    }
    add("metrics", metrics());
  }

  private void add(String where, Count count) {
    seen.merge(where, count, Count::plus);
  }

  private static Count cost(JsonObject answer, Run run) {
    return answer.getJsonArray("costs").getValuesAs(JsonObject.class).stream()
        .filter(row -> row.getString("key").equals(run.operation()))
        .map(Count::of)
        .findFirst()
        .orElseThrow();
  }

  /** A budget knows dollars; the tokens are those of the ledger's page. */
  private Count budget(long session) {
    Reply ledger = server.api().get("/agent/ledger?session=" + session);
    Count rows =
        ledger.json().getJsonArray("entries").getValuesAs(JsonObject.class).stream()
            .map(Count::of)
            .reduce(Count.NONE, Count::plus);
    JsonObject budget =
        server.api().get("/agent/budget?session=" + session).json().getJsonObject("session");
    assertThat(budget.getJsonNumber("held_usd").bigDecimalValue()).isZero();
    BigDecimal spent = budget.getJsonNumber("spent_usd").bigDecimalValue();
    assertThat(spent).isEqualByComparingTo(rows.usd());
    return new Count(rows.input(), rows.output(), spent);
  }

  private Count metrics() {
    String tokens = "gen_ai_client_token_usage_sum{";
    return new Count(
        metric(tokens, "gen_ai_token_type=\"input\"").longValueExact(),
        metric(tokens, "gen_ai_token_type=\"output\"").longValueExact(),
        metric("ktrdr_cost_usd_total{", "phase="));
  }

  /** The sum of the series of this model that have this tag; dollars to their last digit. */
  private BigDecimal metric(String series, String tag) {
    String text = server.api().send(server.api().request("/metrics")).text();
    return text.lines()
        .filter(line -> line.startsWith(series) && line.contains(tag))
        .filter(line -> line.contains("model=\"" + model.id() + "\""))
        .map(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)))
        .reduce(BigDecimal::add)
        .orElseThrow(() -> new AssertionError("no " + series + tag + " in\n" + text));
  }

  private JsonObject cli(String... arguments) {
    Cli.Ran ran = server.cli().run(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    try (var reader = Json.createReader(new StringReader(ran.out()))) {
      return reader.readObject();
    }
  }
}
