package ktrdr.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.OutputTokens;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.call.Attempt;
import ktrdr.agent.model.call.Attempts;
import ktrdr.agent.model.call.LanguageModel;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.fixture.ScriptedProvider;
import ktrdr.fixture.ScriptedProvider.Script;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Designs by a real wire to a provider that answers by script. */
@Tag("money")
class ConversationOverTheWireTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final String VALID = ScriptedTurns.design(DocumentGuide.example());
  private static final String INVALID =
      ScriptedTurns.design(DocumentGuide.example().replace("period: 21", "period: 1"));

  private final List<byte[]> raws = new ArrayList<>();

  /** The turns of a session without a ledger: answers that came are read again, not asked again. */
  private final class LiveTurns implements Turns {
    private final LanguageModel model;

    LiveTurns(ScriptedProvider provider) {
      ModelSettings settings =
          new ModelSettings(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              6,
              1,
              OutputTokens.upTo(8_000),
              Duration.ofMinutes(1));
      Endpoint endpoint =
          new Endpoint(Provider.ANTHROPIC, provider.base(), ApiKey.of("sk-of-a-test-1"));
      model = new LanguageModel(endpoint, settings, InstantSource.system());
    }

    @Override
    public Attempt ask(int turn, ModelRequest request) {
      if (turn <= raws.size()) {
        return model.reread(request, raws.get(turn - 1));
      }
      Attempt attempt = model.ask(request, new Unheard(), ProgressMonitor.unwatched());
      raws.add(attempt.received().raw());
      return attempt;
    }

    @Override
    public void record(Use use) {}
  }

  private static final class Unheard implements Attempts {
    @Override
    public void before(int number, SentRequest request) {}

    @Override
    public void after(Attempt attempt) {}
  }

  private Design design(ScriptedProvider provider) {
    Speaker speaker = new Speaker(ScriptedTurns.OPUS, new LiveTurns(provider), 6, 8_000);
    return new ModelDesigner(speaker, new StrategyReader(SOURCE), true, List.of())
        .design(
            new Brief("find dips", "SPX", Timeframe.D1, 7, 1),
            SOURCE.load("SPX", Timeframe.D1),
            ProgressMonitor.unwatched());
  }

  private static Script replies(String text, String stop) {
    return line -> {
      line.stream();
      line.send(event("{\"type\":\"message_start\",\"message\":{\"model\":\"claude-opus-5-5\"}}"));
      line.send(
          event(
              "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":"
                  + JsonTexts.quoted(text)
                  + "}}"));
      if (!stop.isEmpty()) {
        line.send(
            event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + stop + "\"}}"));
        line.send(event("{\"type\":\"message_stop\"}"));
      }
      line.cut();
    };
  }

  private static String event(String json) {
    return "data: " + json + "\n\n";
  }

  @Test
  void errors_go_over_the_wire_and_back() throws Exception {
    try (ScriptedProvider provider =
        new ScriptedProvider(replies(INVALID, "end_turn"), replies(VALID, "end_turn"))) {
      assertThat(design(provider).strategy().name()).isEqualTo("example-name");
      assertThat(provider.seen()).hasSize(2);
      assertThat(provider.seen().get(0).body())
          .contains("\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"5m\"}", "\"json_schema\"");
      assertThat(provider.seen().get(1).body())
          .contains("/strategy_yaml#/indicators/rsi_slow/period: must be");
    }
  }

  @Test
  void half_a_reply_is_no_design_even_if_it_could_be_read() throws Exception {
    try (ScriptedProvider provider = new ScriptedProvider(replies(VALID, ""))) {
      assertThatThrownBy(() -> design(provider))
          .isInstanceOf(ConversationFailed.class)
          .hasMessageContaining("ended in turn 1: ");
    }
  }

  @Test
  void a_refusal_on_the_wire_ends_the_design() throws Exception {
    try (ScriptedProvider provider = new ScriptedProvider(replies("", "refusal"))) {
      assertThatThrownBy(() -> design(provider)).hasMessageEndingWith("refused to answer.");
    }
  }

  @Test
  void a_conversation_that_was_interrupted_asks_only_what_was_not_answered() throws Exception {
    Design whole;
    try (ScriptedProvider provider =
        new ScriptedProvider(replies(INVALID, "end_turn"), replies(VALID, "end_turn"))) {
      whole = design(provider);
      String second = provider.seen().get(1).body();
      raws.remove(1);
      provider.add(replies(VALID, "end_turn"));
      assertThat(design(provider)).isEqualTo(whole);
      assertThat(provider.seen()).hasSize(3);
      assertThat(provider.seen().get(2).body()).isEqualTo(second);
    }
  }
}
