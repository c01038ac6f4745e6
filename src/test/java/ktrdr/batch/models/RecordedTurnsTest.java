package ktrdr.batch.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.conversation.Turns;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRequest.Message;
import ktrdr.agent.model.ModelRequest.Role;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.OutputTokens;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.call.LanguageModels;
import ktrdr.agent.results.AssessmentResult.Fallback;
import ktrdr.fixture.LedgerStage;
import ktrdr.fixture.ModelReplies;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationType;
import ktrdr.sessions.ToolCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A conversation that is replayed: each request must be the recorded one. */
@Tag("database")
class RecordedTurnsTest {
  private final LedgerStage stage = new LedgerStage(LedgerStage.daily("1"));
  private final ScriptedProvider provider = new ScriptedProvider();
  private final LanguageModels models = models(provider.base());
  private final List<ToolCall> calls = new ArrayList<>();

  private static LanguageModels models(URI base) {
    var settings =
        new ModelSettings(
            Optional.of(Provider.OPENAI),
            Optional.of("mine"),
            List.of(new Endpoint(Provider.OPENAI, base, ApiKey.of("any"))),
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
  void a_replay_reads_what_was_replied_and_sends_reserves_and_spends_nothing() {
    talk(record(), "first", "second");
    int asked = provider.seen().size();
    var spent = stage.spent(BudgetKey.TOTAL);
    assertThat(talk(replay(Optional.empty()), "first", "second")).containsExactly("one", "two");
    assertThat(provider.seen()).hasSize(asked);
    assertThat(stage.attempts()).hasSize(2);
    assertThat(stage.spent(BudgetKey.TOTAL)).isEqualByComparingTo(spent);
    assertThat(stage.held(BudgetKey.TOTAL)).isEqualByComparingTo("0");
  }

  @Test
  void a_reply_that_was_changed_diverges_at_the_turn_that_answers_it() {
    talk(record(), "first", "second");
    LedgerEntry first = stage.attempts().get(0);
    stage.run(
        l ->
            l.keep(
                first.id(),
                ModelReplies.recorded(LedgerStage.MODEL, "uno", 100, 50),
                Optional.empty()));
    assertThatThrownBy(() -> talk(replay(Optional.empty()), "first", "second"))
        .isInstanceOf(Diverged.class)
        .hasMessageContaining("diverged at turn 2")
        .hasMessageContaining("one")
        .hasMessageContaining("uno");
  }

  @Test
  void a_call_that_asked_for_fewer_tokens_is_replayed_as_it_was_sent() {
    stage.cap(stage.session(), "0.0012");
    talk(record(), "first");
    assertThat(stage.attempts().get(0).reservation().output()).isLessThan(1_000);
    assertThat(talk(replay(Optional.empty()), "first")).containsExactly("one");
  }

  @Test
  void another_prompt_diverges_at_once() {
    talk(record(), "first", "second");
    assertThatThrownBy(() -> talk(replay(Optional.empty()), "other", "second"))
        .isInstanceOf(Diverged.class)
        .hasMessageContaining("diverged at turn 1: from character");
  }

  @Test
  void a_turn_that_was_not_asked_then_diverges_unless_the_conversation_came_to_nothing() {
    talk(record(), "first", "second");
    assertThatThrownBy(() -> talk(replay(Optional.empty()), "first", "second", "third"))
        .isInstanceOf(Diverged.class)
        .hasMessage("The replay diverged at turn 3: the recorded conversation ended before it");
    Fallback why = new Fallback("budget_exhausted", "No money was left.");
    assertThatThrownBy(() -> talk(replay(Optional.of(why)), "first", "second", "third"))
        .isInstanceOf(RecordedEnd.class)
        .hasMessage("No money was left.");
  }

  @Test
  void a_request_that_was_not_recorded_is_never_taken_for_the_same() {
    LedgerEntry old =
        stage.in(
            l -> l.reserve(stage.attempt(1, 1), LedgerStage.call(LedgerStage.MODEL, 990, 500)));
    stage.run(
        l ->
            l.keep(
                old.id(),
                ModelReplies.recorded(LedgerStage.MODEL, "one", 100, 50),
                Optional.empty()));
    assertThatThrownBy(() -> talk(replay(Optional.empty()), "first"))
        .hasMessageContaining("turn 1: its request was not recorded");
  }

  @Test
  void what_is_done_with_a_replayed_turn_is_shown_without_a_cost() {
    replay(Optional.empty())
        .record(new Turns.Use(1, "save_strategy", "{\"a\":1}", "{\"success\":true}", 3));
    assertThat(calls.get(0).use())
        .isEqualTo(new ToolCall.Use(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(calls.get(0).success()).isTrue();
  }

  /** Says these things, each after the reply to the one before; returns the replies. */
  private List<String> talk(Turns turns, String... said) {
    List<Message> messages = new ArrayList<>();
    List<String> replies = new ArrayList<>();
    for (int turn = 1; turn <= said.length; turn++) {
      messages.add(Message.of(Role.USER, said[turn - 1]));
      String reply = turns.ask(turn, request(messages)).reply().text();
      messages.add(Message.of(Role.ASSISTANT, reply));
      replies.add(reply);
    }
    return replies;
  }

  private Turns record() {
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "one", 100, 0, 50));
    provider.add(ModelReplies.openai(LedgerStage.MODEL, "two", 100, 0, 50));
    return new LedgerTurns(
        operation(stage.design),
        "design",
        models.find("openai/mine"),
        books(),
        new CancellableWork());
  }

  private Turns replay(Optional<Fallback> fallback) {
    String own = stage.add(OperationType.AGENT_DESIGN, Optional.of(stage.root));
    var model = models.recorded("openai/mine", provider.base().getAuthority());
    return new RecordedTurns(
        operation(own),
        new RecordedTurns.Source(operation(stage.design), fallback),
        model.at(),
        books(),
        new CancellableWork());
  }

  private LedgerTurns.Books books() {
    return new LedgerTurns.Books(
        stage.transactional(),
        calls::add,
        settled -> {},
        InstantSource.fixed(Instant.parse("2026-11-30T10:00:00Z")));
  }

  private Operation operation(String id) {
    return stage.database.in(
        () -> stage.database.operations().find(new OperationId(id)).orElseThrow());
  }

  private ModelRequest request(List<Message> messages) {
    return new ModelRequest(
        models.find("openai/mine").row(),
        List.of(ModelRequest.Part.of("Be brief.")),
        messages,
        1000,
        Optional.empty(),
        Optional.empty());
  }
}
