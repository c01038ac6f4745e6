package ktrdr.agent.model.call;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.model.Usage;
import ktrdr.agent.model.anthropic.AnthropicUsage;
import ktrdr.agent.model.openai.OpenAiUsage;
import ktrdr.agent.model.wire.JsonTexts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class UsageTest {

  @Test
  void writes_that_are_split_keep_their_lifetimes() throws Exception {
    assertThat(
            anthropic(
                    Set.of(CacheLifetime.ONE_HOUR),
                    "{'input_tokens':1,'cache_creation_input_tokens':1000000,'output_tokens':2,"
                        + "'cache_creation':{'ephemeral_5m_input_tokens':600000,"
                        + "'ephemeral_1h_input_tokens':400000}}")
                .counts())
        .contains(
            new TokenCounts(
                1,
                0,
                Map.of(CacheLifetime.FIVE_MINUTES, 600_000L, CacheLifetime.ONE_HOUR, 400_000L),
                2,
                0));
  }

  @ParameterizedTest
  @CsvSource({"FIVE_MINUTES,FIVE_MINUTES", "ONE_HOUR,ONE_HOUR", ",ONE_HOUR"})
  void writes_that_are_not_split_have_the_lifetime_that_was_asked_for_else_the_dearest(
      CacheLifetime asked, CacheLifetime counted) throws Exception {
    Set<CacheLifetime> lifetimes = asked == null ? Set.of() : Set.of(asked);
    assertThat(
            anthropic(
                    lifetimes,
                    "{'input_tokens':1,'cache_creation_input_tokens':9,'output_tokens':2}")
                .counts())
        .contains(new TokenCounts(1, 0, Map.of(counted, 9L), 2, 0));
  }

  @Test
  void deltas_are_totals_and_are_not_summed() throws Exception {
    AnthropicUsage usage = new AnthropicUsage(Set.of());
    usage.start(object("{'input_tokens':10,'output_tokens':4}"));
    usage.delta(object("{'output_tokens':20}"));
    usage.delta(object("{'input_tokens':11,'output_tokens':35,'cache_read_input_tokens':null}"));
    assertThat(usage.usage().counts()).contains(new TokenCounts(11, 0, Map.of(), 35, 0));
    assertThat(usage.usage().outputKnown()).isTrue();
  }

  @Test
  void an_explicit_0_is_a_0_and_nothing_is_unknown() throws Exception {
    Usage zero = anthropic(Set.of(), "{'input_tokens':0,'output_tokens':0}");
    assertThat(zero.counts()).contains(TokenCounts.NONE);
    assertThat(anthropic(Set.of(), "{'output_tokens':5}").counts()).isEmpty();
    assertThat(openai("{'prompt_tokens':0,'completion_tokens':0}").counts())
        .contains(TokenCounts.NONE);
    assertThat(openai("{'prompt_tokens':5}").counts()).isEmpty();
  }

  @Test
  void reasoning_is_a_part_of_the_output() throws Exception {
    assertThat(
            anthropic(
                    Set.of(),
                    "{'input_tokens':1,'output_tokens':50,"
                        + "'output_tokens_details':{'thinking_tokens':30}}")
                .counts())
        .contains(new TokenCounts(1, 0, Map.of(), 50, 30));
  }

  @Test
  void openais_writes_are_a_part_of_its_prompt_too() throws Exception {
    assertThat(
            openai(
                    "{'prompt_tokens':100,'completion_tokens':1,'prompt_tokens_details':"
                        + "{'cached_tokens':60,'cache_write_tokens':30}}")
                .counts())
        .contains(new TokenCounts(10, 60, Map.of(CacheLifetime.THIRTY_MINUTES, 30L), 1, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'moon_tokens':7|usage.moon_tokens",
        "'cache_creation':{'ephemeral_24h_input_tokens':7}"
            + "|usage.cache_creation.ephemeral_24h_input_tokens",
        "'server_tool_use':{'web_search_requests':1}|usage.server_tool_use",
        "'service_tier':'priority'|usage.service_tier",
        "'speed':'warp'|usage.speed",
        "'cache_read_input_tokens':-3|usage.cache_read_input_tokens",
        "'cache_read_input_tokens':1e400|usage.cache_read_input_tokens"
      })
  void what_nobody_can_price_is_flagged_by_its_name(String line) throws Exception {
    String[] parts = line.split("\\|");
    assertThat(
            anthropic(Set.of(), "{'input_tokens':1,'output_tokens':2," + parts[0] + "}").unknown())
        .containsExactly(parts[1]);
  }

  @Test
  void what_says_nothing_is_not_flagged() throws Exception {
    assertThat(
            anthropic(
                    Set.of(),
                    "{'input_tokens':1,'output_tokens':2,'moon_tokens':0,'iterations':null,"
                        + "'server_tool_use':{'web_search_requests':0},'list':[]}")
                .unknown())
        .isEmpty();
  }

  @Test
  void impossible_counts_are_unknown_and_flagged() throws Exception {
    Usage usage =
        openai(
            "{'prompt_tokens':5,'completion_tokens':1,"
                + "'prompt_tokens_details':{'cached_tokens':6}}");
    assertThat(usage.counts()).isEmpty();
    assertThat(usage.unknown()).containsExactly("usage.prompt_tokens");
  }

  @Test
  void the_terms_are_those_of_the_reply() throws Exception {
    assertThat(
            anthropic(
                    Set.of(),
                    "{'input_tokens':1,'output_tokens':2,'service_tier':'batch','speed':'fast',"
                        + "'inference_geo':'us'}")
                .terms())
        .isEqualTo(new ServiceTerms(true, true, true));
  }

  private static Usage anthropic(Set<CacheLifetime> asked, String told) throws Exception {
    AnthropicUsage usage = new AnthropicUsage(asked);
    usage.delta(object(told));
    return usage.usage();
  }

  private static Usage openai(String told) throws Exception {
    return OpenAiUsage.of(object(told), CacheLifetime.THIRTY_MINUTES, Optional.empty());
  }

  private static JsonObject object(String text) throws Exception {
    return JsonTexts.object(Streams.json(text));
  }
}
