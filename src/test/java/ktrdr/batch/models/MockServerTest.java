package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import ktrdr.agent.Design;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.conversation.ConversationFailed;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.model.Provider;
import ktrdr.fixture.MockServer;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ProviderStream;
import ktrdr.operations.OperationType;
import ktrdr.strategy.document.DocumentGuide;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs and assessments over both wires by a server of the wires that nobody here wrote. */
@Tag("database")
@Tag("money")
class MockServerTest {
  private static final String GOOD = ModelReplies.design(DocumentGuide.example());
  private static final String INVALID =
      ModelReplies.design(DocumentGuide.example().replace("period: 21", "period: 1"));
  private static final String TEXT = ModelReplies.assessment("It does not beat the market.");
  private static final JsonObject NO_CHAOS = JsonObject.EMPTY_JSON_OBJECT;
  private static final JsonObject USAGE = usage(500, 70, 2_000, 0);
  private static final ProofTable TABLE =
      new ProofTable(
          "7-money-e-mockserver",
          "Against MockServer: what it counted and recorded, and what the ledger has",
          "wire",
          "it answers",
          "the design",
          "requests recorded",
          "rows",
          "tokens in, out",
          "US dollars",
          "held");

  private static MockServer server;
  private final List<PaidWork> open = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(
        MockServer.classPath().isPresent(), "MockServer is fetched by the profile proof");
    server = new MockServer();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
      TABLE.write();
    }
  }

  @BeforeEach
  void forget() {
    server.reset();
  }

  @AfterEach
  void close() {
    open.forEach(PaidWork::close);
  }

  private static JsonObject usage(int input, int output, int read, int written) {
    return Json.createObjectBuilder()
        .add("inputTokens", input)
        .add("outputTokens", output)
        .add("cachedInputTokens", read)
        .add("cacheCreationTokens", written)
        .build();
  }

  private PaidWork work(Provider spoken) {
    PaidWork work = new PaidWork(spoken, server.base(spoken));
    open.add(work);
    return work;
  }

  @Test
  void a_whole_cycle_by_anthropics_messages_costs_what_was_counted() {
    server.speaks(Provider.ANTHROPIC, INVALID, usage(3_000, 400, 0, 2_000), NO_CHAOS);
    server.speaks(Provider.ANTHROPIC, GOOD, usage(500, 500, 2_000, 0), NO_CHAOS);
    server.speaks(Provider.ANTHROPIC, TEXT, usage(900, 100, 0, 0), NO_CHAOS);
    // at 4, 20, 5 for the write and 0.20 for the read
    cycle(Provider.ANTHROPIC, 8_400, 1_000, "0.048");
  }

  @Test
  void a_whole_cycle_by_openais_completions_costs_what_was_counted() {
    ProviderStream stream = new ProviderStream(Provider.OPENAI);
    for (String text : List.of(INVALID, GOOD, TEXT)) {
      server.streams(Provider.OPENAI, data(stream.reply(text, stream.end())));
    }
    // at 2 and 10, three times
    cycle(Provider.OPENAI, 3_000, 300, "0.009");
  }

  /** Two turns of a design, and an assessment. */
  private void cycle(Provider spoken, long input, long output, String usd) {
    PaidWork work = work(spoken);
    PaidWork.Asking designing = work.begin(OperationType.AGENT_DESIGN);
    Design design = work.design(designing);
    PaidWork.Asking assessing = work.begin(OperationType.AGENT_ASSESSMENT);
    assertThat(design.strategy().name()).isEqualTo("example-name");
    assertThat(work.assess(assessing).explanation().summary())
        .contains("It does not beat the market.");
    List<LedgerEntry> rows = new ArrayList<>(work.rows(designing));
    rows.addAll(work.rows(assessing));
    assertThat(states(rows)).containsOnly(LedgerState.SETTLED).hasSize(3);
    Sum sum = Sum.of(rows);
    assertThat(sum.input()).isEqualTo(input);
    assertThat(sum.output()).isEqualTo(output);
    assertThat(sum.usd()).isEqualByComparingTo(usd);
    tell(spoken, "a design with a fault, one without, an explanation", "designed", rows);
  }

  @Test
  void a_stream_without_usage_is_a_design_whose_row_is_a_guess_and_held() {
    server.speaks(Provider.OPENAI, GOOD, USAGE, NO_CHAOS);
    PaidWork work = work(Provider.OPENAI);
    PaidWork.Asking asking = work.begin(OperationType.AGENT_DESIGN);
    assertThat(work.design(asking).strategy().name()).isEqualTo("example-name");
    List<LedgerEntry> rows = work.rows(asking);
    assertThat(states(rows)).containsExactly(LedgerState.ESTIMATED);
    assertThat(rows.get(0).standing().held()).isPositive();
    tell(Provider.OPENAI, "a whole reply without its usage", "designed", rows);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 529})
  void a_busy_provider_is_asked_again_and_paid_once(int status) {
    for (Provider spoken : Provider.values()) {
      server.reset();
      JsonObject chaos =
          Json.createObjectBuilder().add("errorStatus", status).add("retryAfter", "0").build();
      server.speaks(spoken, GOOD, USAGE, chaos);
      ProviderStream stream = new ProviderStream(spoken);
      server.streams(spoken, data(stream.reply(GOOD, stream.end())));
      PaidWork work = work(spoken);
      PaidWork.Asking asking = work.begin(OperationType.AGENT_DESIGN);
      assertThat(work.design(asking).strategy().name()).isEqualTo("example-name");
      List<LedgerEntry> rows = work.rows(asking);
      assertThat(states(rows)).containsExactly(LedgerState.RELEASED, LedgerState.SETTLED);
      tell(spoken, status + " with a retry-after, then a design", "designed", rows);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void a_stream_that_is_truncated_is_no_result_and_held(Provider spoken) {
    JsonObject chaos = Json.createObjectBuilder().add("truncateMode", "MID_STREAM").build();
    server.speaks(spoken, GOOD, USAGE, chaos);
    failsHeld(spoken, "half a stream");
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void a_malformed_event_is_no_result_and_held(Provider spoken) {
    ProviderStream stream = new ProviderStream(spoken);
    List<String> events = new ArrayList<>(data(stream.reply(GOOD, stream.end())));
    events.set(2, "{\"malformed\":true");
    server.streams(spoken, events);
    failsHeld(spoken, "a malformed event in mid stream");
  }

  @Test
  void what_comes_after_the_last_event_is_not_read() {
    JsonObject chaos = Json.createObjectBuilder().add("malformedSse", true).build();
    server.speaks(Provider.ANTHROPIC, GOOD, USAGE, chaos);
    PaidWork work = work(Provider.ANTHROPIC);
    PaidWork.Asking asking = work.begin(OperationType.AGENT_DESIGN);
    assertThat(work.design(asking).strategy().name()).isEqualTo("example-name");
    List<LedgerEntry> rows = work.rows(asking);
    assertThat(states(rows)).containsExactly(LedgerState.SETTLED);
    tell(Provider.ANTHROPIC, "a malformed event after the last one", "designed", rows);
  }

  private void failsHeld(Provider spoken, String what) {
    PaidWork work = work(spoken);
    PaidWork.Asking asking = work.begin(OperationType.AGENT_DESIGN);
    assertThatThrownBy(() -> work.design(asking))
        .isInstanceOfSatisfying(
            ConversationFailed.class,
            failed -> assertThat(failed.code()).isEqualTo("incomplete_reply"));
    List<LedgerEntry> rows = work.rows(asking);
    assertThat(states(rows)).containsExactly(LedgerState.ESTIMATED);
    assertThat(rows.get(0).standing().held())
        .isEqualByComparingTo(rows.get(0).reservation().amount().orElseThrow());
    tell(spoken, what, "incomplete_reply", rows);
  }

  private static List<LedgerState> states(List<LedgerEntry> rows) {
    return rows.stream().map(row -> row.standing().state()).toList();
  }

  /** The data of events, as MockServer is told them. */
  private static List<String> data(List<String> events) {
    return events.stream()
        .map(event -> event.substring(event.indexOf("data: ") + "data: ".length()).strip())
        .toList();
  }

  /** Each recorded request is a row of the ledger, and carries the key in its header only. */
  private static void tell(Provider spoken, String what, String end, List<LedgerEntry> rows) {
    List<JsonObject> recorded = server.requests();
    assertThat(recorded).hasSameSizeAs(rows);
    for (JsonObject request : recorded) {
      assertThat(request.getJsonObject("headers").toString()).contains(PaidWork.KEY);
      assertThat(request.get("body").toString())
          .contains(rows.get(0).asked().model())
          .doesNotContain(PaidWork.KEY);
    }
    Sum sum = Sum.of(rows);
    TABLE.row(
        spoken.wire(),
        what,
        end,
        recorded.size(),
        states(rows),
        sum.input() + ", " + sum.output(),
        sum.usd().stripTrailingZeros().toPlainString(),
        sum.held().stripTrailingZeros().toPlainString());
  }

  /** What rows add up to. */
  private record Sum(long input, long output, BigDecimal usd, BigDecimal held) {
    static Sum of(List<LedgerEntry> rows) {
      TokenCounts tokens =
          rows.stream().map(r -> r.standing().tokens()).reduce(TokenCounts.NONE, TokenCounts::plus);
      BigDecimal usd =
          rows.stream()
              .flatMap(row -> row.standing().cost().stream())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal held =
          rows.stream().map(row -> row.standing().held()).reduce(BigDecimal.ZERO, BigDecimal::add);
      return new Sum(tokens.input(), tokens.output(), usd, held);
    }
  }
}
