package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetExhausted;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.conversation.Turns;
import ktrdr.agent.ledger.CallSettled;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.OutputTokens;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.call.Attempt;
import ktrdr.agent.model.call.LanguageModels;
import ktrdr.batch.WorkMonitor;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.ToolCall;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is paid for the turns of a conversation, however often its work begins. */
@Tag("database")
@Tag("money")
class LedgerTurnsTest {
  private final LedgerStage stage = new LedgerStage(LedgerStage.daily("1"));
  private final ScriptedProvider provider = new ScriptedProvider();
  private final LanguageModels models = models(provider.base());
  private final List<ToolCall> calls = new ArrayList<>();
  private final List<CallSettled> settled = new ArrayList<>();

  private static LanguageModels models(URI base) {
    var endpoint = new Endpoint(Provider.OPENAI, base, ApiKey.of("any"));
    var settings =
        new ModelSettings(
            Optional.of(Provider.OPENAI),
            Optional.of("mine"),
            List.of(endpoint),
            6,
            3,
            new OutputTokens(1000, 100),
            Duration.ofMinutes(1));
    return new LanguageModels(settings, ModelTable.standard(), InstantSource.system());
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
    provider.close();
  }

  @Test
  void a_turn_that_was_answered_is_not_asked_again() {
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "hello", 100, 0, 50));
    assertThat(text(turns(1).ask(1, request()))).isEqualTo("hello");
    assertThat(text(turns(1).ask(1, request()))).isEqualTo("hello");
    assertThat(provider.seen()).hasSize(1);
    assertThat(stage.attempts()).hasSize(1);
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualByComparingTo("0.0002");
  }

  @Test
  void a_reply_whose_server_died_before_it_was_booked_is_read_and_booked_by_the_next() {
    LedgerEntry open = reserve(1);
    stage.run(
        l ->
            l.keep(
                open.id(),
                ModelReplies.recorded(LedgerStage.MODEL, "hello", 100, 50),
                Optional.empty()));
    assertThat(text(turns(2).ask(1, request()))).isEqualTo("hello");
    assertThat(provider.seen()).isEmpty();
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualByComparingTo("0.0002");
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualByComparingTo("0");
  }

  @Test
  void a_call_during_which_the_server_died_is_held_and_asked_again_only_after_a_person() {
    reserve(1);
    assertThatThrownBy(() -> turns(2).ask(1, request()))
        .isInstanceOf(CallInterrupted.class)
        .hasMessageContaining("It may have been billed");
    assertThat(stage.attempts())
        .extracting(entry -> entry.standing().state())
        .containsExactly(LedgerState.ESTIMATED);
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "hello", 100, 0, 50));
    assertThat(text(turns(2).ask(1, request()))).isEqualTo("hello");
    assertThat(stage.attempts())
        .extracting(entry -> entry.attempt().number(), entry -> entry.standing().state())
        .containsExactly(tuple(1, LedgerState.ESTIMATED), tuple(2, LedgerState.SETTLED));
    assertThat(stage.held(BudgetKey.TOTAL)).as("the first stays held").isPositive();
  }

  @Test
  void a_provider_that_is_busy_is_asked_again_and_each_attempt_is_a_row() {
    provider.add(line -> line.answer(429, "retry-after: 0\r\n", "{\"error\":{}}"));
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "hello", 100, 0, 50));
    assertThat(text(turns(1).ask(1, request()))).isEqualTo("hello");
    assertThat(stage.attempts())
        .extracting(entry -> entry.attempt().number(), entry -> entry.standing().state())
        .containsExactly(tuple(1, LedgerState.RELEASED), tuple(2, LedgerState.SETTLED));
    assertThat(settled).hasSize(2).allMatch(call -> call.provider().equals("openai"));
  }

  @Test
  void a_stream_that_breaks_costs_a_guess_and_keeps_its_reservation() {
    provider.add(line -> line.stream().cut());
    Attempt attempt = turns(1).ask(1, request());
    assertThat(attempt.isComplete()).isFalse();
    LedgerEntry entry = stage.attempts().get(0);
    assertThat(entry.standing().state()).isEqualTo(LedgerState.ESTIMATED);
    assertThat(entry.standing().held())
        .isEqualByComparingTo(entry.reservation().amount().orElseThrow());
  }

  @Test
  void a_whole_reply_whose_usage_can_not_be_read_says_so_and_waits_for_a_person() {
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "hello", 100, 200, 50));
    assertThat(text(turns(1).ask(1, request()))).isEqualTo("hello");
    LedgerEntry entry = stage.attempts().get(0);
    assertThat(entry.standing().state()).isEqualTo(LedgerState.ESTIMATED);
    assertThat(entry.standing().remarks().note()).contains("its usage can't be read");
  }

  @Test
  void what_no_budget_can_pay_for_is_not_sent() {
    stage.cap(BudgetKey.DAILY, "0.000001");
    assertThatThrownBy(() -> turns(1).ask(1, request())).isInstanceOf(BudgetExhausted.class);
    assertThat(provider.seen()).isEmpty();
    assertThat(stage.attempts()).isEmpty();
  }

  @Test
  void a_reply_that_can_not_be_paid_in_full_is_asked_for_in_fewer_tokens_and_read_again_as_such() {
    BigDecimal cap = new BigDecimal("0.0012");
    stage.cap(stage.session(), cap.toPlainString());
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "hello", 100, 0, 50));
    turns(1).ask(1, request());
    LedgerEntry entry = stage.attempts().get(0);
    long asked = entry.reservation().output();
    assertThat(asked).isBetween(100L, 999L);
    assertThat(provider.seen().get(0).body()).contains("_tokens\":" + asked);
    BigDecimal oneMore = entry.reservation().amount().orElseThrow().add(new BigDecimal("0.000002"));
    // The request was planned with one digit more than it has.
    assertThat(oneMore.add(new BigDecimal("0.000001"))).isGreaterThan(cap);
    assertThat(turns(1).ask(1, request()).request().request().maxTokens()).isEqualTo((int) asked);
    assertThat(provider.seen()).hasSize(1);
  }

  @Test
  void work_that_was_cancelled_sends_nothing_and_reserves_nothing() {
    CancellableWork cancelled = new CancellableWork();
    cancelled.cancel();
    assertThatThrownBy(() -> turns(1, cancelled).ask(1, request()))
        .isInstanceOf(WorkCancelled.class);
    assertThat(stage.attempts()).isEmpty();
  }

  @Test
  void what_was_done_with_a_turn_says_what_the_turn_cost() {
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "hello", 100, 0, 50));
    LedgerTurns turns = turns(1);
    turns.ask(1, request());
    turns.record(new Turns.Use(1, "validate_strategy", "{\"a\":1}", "{\"success\":false}", 12));
    turns.record(new Turns.Use(1, "save_strategy", "{}", "{\"success\":true}", 0));
    assertThat(calls.get(1).use().inputTokens()).as("the turn is counted once").isEmpty();
    ToolCall call = calls.get(0);
    assertThat(call.success()).isFalse();
    assertThat(call.use())
        .isEqualTo(
            new ToolCall.Use(
                Optional.of(100L), Optional.of(50L), Optional.of(new BigDecimal("0.0002"))));
    assertThat(call.place()).contains(new ToolCall.Place(stage.design, 1, 12));
  }

  private LedgerEntry reserve(int turn) {
    return stage.in(
        l -> l.reserve(stage.attempt(turn, 1), LedgerStage.call(LedgerStage.MODEL, 990, 500)));
  }

  private LedgerTurns turns(long term) {
    return turns(term, new CancellableWork());
  }

  private LedgerTurns turns(long term, WorkMonitor monitor) {
    if (term > 1) {
      stage.move(OperationStatus.RUNNING, term);
    }
    Operation design =
        stage.database.in(
            () -> stage.database.operations().find(new OperationId(stage.design)).orElseThrow());
    var books =
        new LedgerTurns.Books(
            stage.transactional(),
            calls::add,
            settled::add,
            InstantSource.fixed(Instant.parse("2026-11-30T10:00:00Z")));
    return new LedgerTurns(design, "design", models.find("openai/mine"), books, monitor);
  }

  private ModelRequest request() {
    return new ModelRequest(
        models.find("openai/mine").row(),
        List.of(ModelRequest.Part.of("Be brief.")),
        List.of(ModelRequest.Message.of(ModelRequest.Role.USER, "Say hello.")),
        1000,
        Optional.empty(),
        Optional.empty());
  }

  private static String text(Attempt attempt) {
    assertThat(attempt.isComplete()).as(attempt.outcome().sentence()).isTrue();
    return attempt.reply().text();
  }
}
