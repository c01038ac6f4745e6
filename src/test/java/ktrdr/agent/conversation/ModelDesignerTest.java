package ktrdr.agent.conversation;

import static ktrdr.agent.conversation.ScriptedTurns.design;
import static ktrdr.agent.conversation.ScriptedTurns.says;
import static ktrdr.agent.conversation.ScriptedTurns.stops;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.Design;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.results.DesignResult;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.DocumentGuide;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.work.Checkpoints;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class ModelDesignerTest {
  private static final BarSource SOURCE = Bars.bundled();
  private static final BarSeries SPX = SOURCE.load("SPX", Timeframe.D1);
  private static final StrategyReader READER = new StrategyReader(SOURCE);
  private static final String VALID = DocumentGuide.example();
  private static final String INVALID = VALID.replace("period: 21", "period: 1");

  private ModelRow row = ScriptedTurns.OPUS;
  private String brief = "find dips to buy";

  private ModelDesigner designer(Turns turns) {
    return new ModelDesigner(new Speaker(row, turns, 3, 8_000), READER, true, List.of());
  }

  private Design run(Turns turns, ProgressMonitor monitor) {
    Brief asked = new Brief(brief, "SPX", Timeframe.D1, 7, 1);
    return designer(turns).design(asked, SPX, Checkpoints.none(), monitor);
  }

  private Design run(Turns turns) {
    return run(turns, ProgressMonitor.unwatched());
  }

  @Test
  void the_session_decides_on_which_bars_a_proposed_strategy_is_tested() {
    Strategy.Evaluation walk = new Strategy.WalkForward(0.4, 6, Strategy.Scheme.ANCHORED);
    Brief asked = new Brief(brief, "SPX", Timeframe.D1, 7, 1, Optional.of(walk));
    Design design =
        designer(ScriptedTurns.saying(design(VALID)))
            .design(asked, SPX, ProgressMonitor.unwatched());
    assertThat(design.strategy().learning().evaluation()).contains(walk);
    assertThat(READER.read(design.yaml())).isEqualTo(design.strategy());
    assertThat(design.with(walk)).isSameAs(design);
  }

  @Test
  void a_valid_reply_becomes_a_design_with_its_claim_and_its_reason() {
    ScriptedTurns turns = ScriptedTurns.saying(design(VALID));
    Design design = run(turns);
    assertThat(design.source()).isEqualTo("anthropic/claude-opus-5-5");
    assertThat(design.candidates()).isEmpty();
    assertThat(design.explanation()).isEqualTo("RSI finds dips.");
    assertThat(READER.read(design.yaml())).isEqualTo(design.strategy());
    assertThat(design.strategy().data().symbol()).isEqualTo("SPX");
    assertThat(design.result().byModel())
        .contains(
            new DesignResult.ByModel(
                "Dips of a trending market revert.",
                true,
                true,
                Optional.empty(),
                Prompts.VERSION));
    assertThat(turns.uses)
        .extracting(Turns.Use::turn, Turns.Use::tool)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "validate_strategy"),
            org.assertj.core.groups.Tuple.tuple(1, "save_strategy"));
  }

  @Test
  void bars_that_a_reply_names_are_ignored() {
    String elsewhere =
        VALID
            + "training_data: {symbols: {symbol: AAPL}, timeframes: {timeframe: 1h},"
            + " date_range: {start: 2010-01-01}}\n";
    assertThat(run(ScriptedTurns.saying(design(elsewhere))))
        .isEqualTo(run(ScriptedTurns.saying(design(VALID))));
  }

  @Test
  void all_errors_go_back_with_their_places_and_the_next_reply_counts() {
    String twoFaults = INVALID.replace("dropout: 0.2", "dropout: 2");
    ScriptedTurns turns = ScriptedTurns.saying(design(twoFaults), design(VALID));
    run(turns);
    assertThat(turns.lastWord())
        .contains(
            "- /strategy_yaml#/indicators/rsi_slow/period: must be a whole number from 2 to 500; is"
                + " 1\n",
            "- /strategy_yaml#/model/architecture/dropout: must be a number from 0 to 0.9; is 2\n");
    assertThat(turns.uses).extracting(Turns.Use::turn).containsExactly(1, 2, 2);
    assertThat(turns.uses.iterator().next().result())
        .startsWith("{\"success\":false,\"errors\":[{\"pointer\":\"/indicators/rsi_slow/period\"");
    assertThat(turns.requests.get(1).messages())
        .extracting(ModelRequest.Message::role)
        .containsExactly(
            ModelRequest.Role.USER, ModelRequest.Role.ASSISTANT, ModelRequest.Role.USER);
  }

  @Test
  void a_strategy_that_needs_more_bars_than_there_are_goes_back() {
    brief = "anything";
    BarSeries few = SPX.slice(0, 120);
    String slow = VALID.replace("period: 50", "period: 400");
    ScriptedTurns turns = ScriptedTurns.saying(design(slow), design(VALID));
    Strategy.Evaluation once = new Strategy.Holdout(Strategy.Split.DEFAULT);
    designer(turns)
        .design(
            new Brief(brief, "SPX", Timeframe.D1, 7, 1, Optional.of(once)),
            few,
            ProgressMonitor.unwatched());
    assertThat(turns.lastWord()).contains("/strategy_yaml#/indicators: need at least");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "I would rather talk about it.",
        "{}",
        "[1]",
        "{\"strategy_yaml\":1,\"hypothesis\":\"h\",\"rationale\":\"r\"}",
        "{\"strategy_yaml\":\"\",\"hypothesis\":\"h\",\"rationale\":\"r\"}",
        "{\"strategy_yaml\":\"a: b\",\"hypothesis\":\"h\",\"rationale\":\"r\",\"tool\":\"rm\"}",
        "{\"strategy_yaml\":\"a: b\",\"hypothesis\":\"h\",\"rationale\":\"r\"} and more"
      })
  void garbage_counts_as_a_turn_and_goes_back(String garbage) {
    ScriptedTurns turns = ScriptedTurns.saying(garbage, garbage, design(VALID));
    assertThat(run(turns).strategy().name()).isEqualTo("example-name");
    assertThat(turns.lastWord()).startsWith("Your reply can't be used.");
    assertThat(turns.requests.get(2).messages()).hasSize(5);
    assertThat(turns.requests.get(2).messages().get(1).parts().get(0).text()).isNotBlank();
    assertThat(turns.uses).extracting(Turns.Use::turn).containsExactly(1, 2, 3, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- a", "{", "a: &x 1", "a: !!java.lang.Runtime {}", "version: '2.0'"})
  void a_document_that_is_no_strategy_goes_back(String yaml) {
    String some = yaml.isEmpty() ? "#" : yaml;
    ScriptedTurns turns = ScriptedTurns.saying(design(some), design(VALID));
    run(turns);
    assertThat(turns.lastWord()).contains("- /strategy_yaml#");
  }

  @Test
  void a_reply_that_was_cut_goes_back_even_if_it_can_be_read() {
    ScriptedTurns turns =
        new ScriptedTurns(stops(StopReason.MAX_TOKENS, design(VALID)), says(design(VALID)));
    run(turns);
    assertThat(turns.lastWord()).contains("- /: it was cut at 8000 tokens; write less");
  }

  @Test
  void progress_names_the_turn_and_never_goes_back() {
    Watched watched = new Watched();
    run(ScriptedTurns.saying(design(INVALID), design(VALID)), watched);
    assertThat(watched.labels())
        .containsExactly(
            "turn 1 of 3: asking anthropic/claude-opus-5-5",
            "turn 1 of 3: validating",
            "turn 2 of 3: asking anthropic/claude-opus-5-5",
            "turn 2 of 3: validating",
            "turn 2: strategy saved");
    assertThat(watched.reports).extracting(Progress::fraction).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void a_conversation_that_begins_anew_asks_the_same() {
    ScriptedTurns first = ScriptedTurns.saying("no", design(INVALID), design(VALID));
    ScriptedTurns again = ScriptedTurns.saying("no", design(INVALID), design(VALID));
    assertThat(run(first)).isEqualTo(run(again));
    assertThat(again.requests).isEqualTo(first.requests);
    assertThat(first.requests.get(2).messages().subList(0, 3))
        .isEqualTo(first.requests.get(1).messages());
  }

  @Test
  void the_stable_part_comes_first_and_is_cached() {
    ScriptedTurns one = ScriptedTurns.saying(design(VALID));
    run(one);
    brief = "something else";
    ScriptedTurns other = ScriptedTurns.saying(design(VALID));
    run(other);
    ModelRequest request = one.requests.get(0);
    assertThat(other.requests.get(0).system()).isEqualTo(request.system());
    assertThat(request.system().get(0).cache()).contains(CacheLifetime.FIVE_MINUTES);
    assertThat(request.schema().orElseThrow().json()).contains("\"strategy_yaml\"");
    assertThat(request.temperature()).isEmpty();
    assertThat(request.maxTokens()).isEqualTo(8_000);
  }

  @Test
  void a_model_that_takes_no_schema_is_asked_in_words_and_may_fence_its_json() {
    row = ModelTable.standard().find("openai/llama3.3:70b", Provider.OPENAI);
    ScriptedTurns turns = ScriptedTurns.saying("```json\n" + design(VALID) + "\n```");
    assertThat(run(turns).source()).isEqualTo("openai/llama3.3:70b");
    assertThat(turns.requests.get(0).schema()).isEmpty();
    assertThat(turns.requests.get(0).system().get(0).text())
        .contains("One JSON object with exactly these keys");
  }
}
