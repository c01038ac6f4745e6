package ktrdr.system.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.system.OwnServer;
import ktrdr.system.ServerDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole sessions on each wire. What the provider counted stands in the ledger, and wherever else
 * tokens are told; what nobody may learn stands nowhere.
 */
@Tag("money")
class EveryTokenIsCountedIT {
  private static final String KEY = "sk-secret-of-the-test-0123456789";
  private static final int SESSIONS = Proof.size(1, 5);
  private static final ProofTable TABLE =
      new ProofTable(
          "7-money-d-counts",
          "One count everywhere: input tokens, output tokens, US dollars",
          "wire",
          "sessions",
          "the provider counted",
          "ledger, by JDBC",
          "REST: sessions",
          "trees",
          "costs",
          "budgets",
          "CLI: sessions",
          "CLI: costs",
          "/metrics");

  private static final List<ScriptedProvider> providers =
      List.of(new ScriptedProvider(), new ScriptedProvider());

  private static final List<ModelSessions> wires = new ArrayList<>();
  private static OwnServer server;
  private static DatabaseText database;
  private static String told;

  @BeforeAll
  static void sessions_on_both_wires() throws IOException, SQLException {
    server = OwnServer.create(ServerDatabase.chosen(), settings());
    server.start();
    for (ScriptedModel model : ScriptedModel.values()) {
      ModelSessions sessions =
          new ModelSessions(server, model, providers.get(model.ordinal()), KEY);
      for (int i = 0; i < SESSIONS; i++) {
        sessions.run();
      }
      sessions.ask();
      wires.add(sessions);
    }
    told = Answers.all(server, wires) + server.log();
    server.stop();
    database = DatabaseText.of(server);
  }

  private static Map<String, String> settings() {
    return Map.of(
        "KTRDR_LLM_ANTHROPIC_API_KEY",
        KEY,
        "KTRDR_LLM_ANTHROPIC_BASE_URL",
        providers.get(0).base().toString(),
        "KTRDR_LLM_OPENAI_API_KEY",
        KEY,
        "KTRDR_LLM_OPENAI_BASE_URL",
        providers.get(1).base() + "/v1");
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
    for (ScriptedProvider provider : providers) {
      provider.close();
    }
    TABLE.write();
  }

  @ParameterizedTest
  @EnumSource
  void what_the_provider_counted_is_told_everywhere(ScriptedModel model) throws SQLException {
    ModelSessions sessions = wires.get(model.ordinal());
    Count counted = model.counted().times(SESSIONS);
    Map<String, Count> seen = sessions.seen();
    Count ledger = database.ledger(model.id());
    TABLE.row(
        Stream.concat(
                Stream.of(model, SESSIONS, counted, ledger), seen.values().stream().map(c -> c))
            .toArray());
    assertThat(ledger).isEqualTo(counted);
    assertThat(seen).allSatisfy((where, count) -> assertThat(count).as(where).isEqualTo(counted));
  }

  @Test
  void the_key_is_found_nowhere_although_the_providers_sent_it_back() throws IOException {
    assertThat(providers)
        .allSatisfy(
            provider ->
                assertThat(provider.seen()).isNotEmpty().allMatch(r -> r.head().contains(KEY)));
    assertThat(told).as("answers, pages, events, logs").contains("***").doesNotContain(KEY);
    assertThat(database.text()).as("rows and recordings").contains("***").doesNotContain(KEY);
    assertThat(HomeText.filesWith(server.home(), KEY)).isEmpty();
  }

  @Test
  void no_byte_of_a_masked_prompt_names_the_symbol_or_a_year() {
    for (ScriptedProvider provider : providers) {
      for (ScriptedProvider.Seen request : provider.seen()) {
        assertThat(request.body().toUpperCase(Locale.ROOT)).doesNotContain("SPX", "S&P");
        assertThat(request.body()).doesNotContainPattern("(?<![\\d.])(19[5-9]|20[0-4])\\d(?!\\d)");
      }
    }
  }

  @Test
  void no_byte_of_a_designers_prompt_tells_a_figure_of_an_earlier_test() {
    List<String> figures = new ArrayList<>();
    for (ModelSessions.Ran ran : wires.stream().flatMap(wire -> wire.ran().stream()).toList()) {
      for (String prompt : ran.designs()) {
        assertThat(figures).noneMatch(figure -> TestFigures.isIn(prompt, figure));
      }
      List<String> told = TestFigures.told(ran.assessment());
      assertThat(told).as("what the assessor may know").hasSizeGreaterThan(2);
      Stream.concat(told.stream(), TestFigures.computed(ran.view()).stream())
          // what a designer knew before the test was not told by it
          .filter(figure -> ran.designs().stream().noneMatch(p -> TestFigures.isIn(p, figure)))
          .forEach(figures::add);
    }
    assertThat(figures).as("of all sessions").hasSizeGreaterThan(20);
  }
}
