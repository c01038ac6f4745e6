package ktrdr.agent.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class PriceListTest {
  private static final PriceList PRICES = PriceList.builtin();
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");

  @Test
  void cached_tokens_are_not_paid_twice() {
    PriceRow row = own("{input: 0.50, output: 3.00, cache_read: 0.05}");
    TokenCounts tokens = new TokenCounts(20_212 - 16_298, 16_298, Map.of(), 931, 0);
    assertThat(row.cost(tokens, ServiceTerms.STANDARD)).isEqualByComparingTo("0.0055649");
  }

  @Test
  void cache_writes_are_paid_by_their_lifetime() {
    Map<CacheLifetime, Long> writes =
        Map.of(CacheLifetime.FIVE_MINUTES, 600_000L, CacheLifetime.ONE_HOUR, 400_000L);
    assertThat(cost("claude-opus-5", new TokenCounts(0, 0, writes, 0, 0)))
        .isEqualByComparingTo("7.75");
  }

  @Test
  void a_lifetime_without_a_price_costs_what_the_dearest_does() {
    Map<CacheLifetime, Long> writes = Map.of(CacheLifetime.TWELVE_HOURS, 1_000_000L);
    assertThat(cost("claude-opus-5", new TokenCounts(0, 0, writes, 0, 0)))
        .isEqualByComparingTo("10");
  }

  @Test
  void no_usage_costs_nothing() {
    assertThat(cost("claude-opus-5", TokenCounts.NONE)).isEqualByComparingTo("0");
  }

  /** One token of each class, in millionths: input, output, 5 m, 1 h, read. */
  @ParameterizedTest
  @CsvSource({
    "claude-fable-5-1, 10, 50, 12.5, 20, 0.25",
    "claude-opus-5-5, 4, 20, 5, 8, 0.20",
    "claude-opus-5, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-8, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-7, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-6, 5, 25, 6.25, 10, 0.50",
    "claude-opus-4-5, 5, 25, 6.25, 10, 0.50",
    "claude-sonnet-5-5, 2, 10, 2.5, 4, 0.10",
    "claude-sonnet-5, 2, 10, 2.5, 4, 0.20",
    "claude-sonnet-4-6, 3, 15, 3.75, 6, 0.30",
    "claude-sonnet-4-5, 3, 15, 3.75, 6, 0.30",
    "claude-sonnet-4, 3, 15, 3.75, 6, 0.30",
    "claude-haiku-5-5, 0.10, 0.50, 0.125, 0.20, 0.01",
    "claude-haiku-4-5, 1, 5, 1.25, 2, 0.10",
    "gpt-6-sol, 2, 10, 2.5, 2.5, 0.20",
    "gpt-6-luna, 0.10, 0.50, 0.125, 0.125, 0.01",
    "gpt-6-astra, 10, 50, 12.5, 12.5, 1"
  })
  void the_list_has_the_prices_of_the_providers_pages(
      String model,
      BigDecimal input,
      BigDecimal output,
      BigDecimal fiveMinutes,
      BigDecimal hour,
      BigDecimal read) {
    assertThat(millionths(model, new TokenCounts(1, 0, Map.of(), 0, 0)))
        .isEqualByComparingTo(input);
    assertThat(millionths(model, new TokenCounts(0, 0, Map.of(), 1, 0)))
        .isEqualByComparingTo(output);
    assertThat(millionths(model, written(CacheLifetime.FIVE_MINUTES)))
        .isEqualByComparingTo(fiveMinutes);
    assertThat(millionths(model, written(CacheLifetime.ONE_HOUR))).isEqualByComparingTo(hour);
    assertThat(millionths(model, new TokenCounts(0, 1, Map.of(), 0, 0))).isEqualByComparingTo(read);
  }

  @Test
  void the_list_has_no_other_models() {
    assertThat(PRICES.rows().stream().map(PriceRow::model).distinct()).hasSize(17);
  }

  @Test
  void a_price_that_changed_holds_until_the_day_of_the_change() {
    TokenCounts read = new TokenCounts(0, 1_000_000, Map.of(), 0, 0);
    assertThat(cost("claude-sonnet-5-5", read, LocalDate.parse("2026-10-06")))
        .isEqualByComparingTo("0.20");
    assertThat(cost("claude-sonnet-5-5", read, LocalDate.parse("2026-10-07")))
        .isEqualByComparingTo("0.10");
  }

  @Test
  void above_100_000_tokens_with_its_cache_everything_of_haiku_costs_five_times_as_much() {
    TokenCounts at = new TokenCounts(50_000, 50_000, Map.of(), 1000, 0);
    TokenCounts above = new TokenCounts(50_000, 50_001, Map.of(), 1000, 0);
    assertThat(cost("claude-haiku-5-5", at)).isEqualByComparingTo("0.006");
    assertThat(cost("claude-haiku-5-5", above)).isEqualByComparingTo("0.03000005");
  }

  @Test
  void from_272_000_tokens_a_whole_request_of_gpt_6_is_dearer() {
    TokenCounts below = new TokenCounts(271_999, 0, Map.of(), 1000, 0);
    TokenCounts from = new TokenCounts(272_000, 0, Map.of(), 1000, 0);
    assertThat(cost("gpt-6-sol", below)).isEqualByComparingTo("0.553998");
    assertThat(cost("gpt-6-sol", from)).isEqualByComparingTo("1.103");
  }

  @Test
  void the_terms_of_service_multiply() {
    TokenCounts tokens = new TokenCounts(1_000_000, 0, Map.of(), 0, 0);
    PriceRow row = PRICES.find("claude-opus-5", DAY).orElseThrow();
    assertThat(row.cost(tokens, new ServiceTerms(true, false, false))).isEqualByComparingTo("10");
    assertThat(row.cost(tokens, new ServiceTerms(false, true, false))).isEqualByComparingTo("5.5");
    assertThat(row.cost(tokens, new ServiceTerms(false, false, true))).isEqualByComparingTo("2.5");
    assertThat(row.cost(tokens, new ServiceTerms(true, true, true))).isEqualByComparingTo("5.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude-opus-5-20260724", "claude-opus-5-2026-07-24", "claude-opus-5"})
  void a_model_is_named_by_its_id_and_by_a_date_behind_it(String id) {
    assertThat(PRICES.find(id, DAY)).map(PriceRow::model).contains("claude-opus-5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-opus-5-6",
        "claude-opus-5-fast",
        "claude-opus-5-2026072",
        "claude-opus-5-202607241",
        "claude-opus-520260724",
        "Claude-Opus-5",
        "claude-opus",
        "xclaude-opus-5",
        "claude-opus-5 ",
        "gpt-6",
        ""
      })
  void what_only_looks_like_it_has_no_price(String id) {
    assertThat(PRICES.find(id, DAY)).isEmpty();
  }

  @Test
  void opus_5_5_is_never_priced_as_opus_5() {
    assertThat(PRICES.find("claude-opus-5-5", DAY))
        .map(PriceRow::model)
        .contains("claude-opus-5-5");
    PriceList withoutIt =
        new PriceList(
            PRICES.rows().stream().filter(r -> !r.model().equals("claude-opus-5-5")).toList());
    assertThat(withoutIt.find("claude-opus-5-5", DAY)).isEmpty();
  }

  @Test
  void a_retired_model_keeps_its_price_and_is_refused_with_its_successor() {
    String id = "claude-sonnet-4-20250514";
    assertThat(PRICES.find(id, DAY)).isPresent();
    assertThat(PRICES.require(id, LocalDate.parse("2026-06-14")).model())
        .isEqualTo("claude-sonnet-4");
    assertThatThrownBy(() -> PRICES.require(id, LocalDate.parse("2026-06-15")))
        .isInstanceOf(ModelRetired.class)
        .hasMessage(
            "Its provider retired claude-sonnet-4-20250514 on 2026-06-15. Use claude-sonnet-4-6"
                + " instead.");
  }

  @Test
  void an_unknown_model_is_refused_with_the_row_to_add_which_can_be_pasted() {
    assertThatThrownBy(() -> PRICES.require("qwen4:32b", DAY))
        .isInstanceOf(UnpricedModel.class)
        .hasMessageContaining(UnpricedModel.row("qwen4:32b"));
    PriceList pasted = PriceList.of("models:\n  " + UnpricedModel.row("qwen4:32b"));
    assertThat(pasted.require("qwen4:32b", DAY).cost(written(CacheLifetime.ONE_HOUR), terms()))
        .isEqualByComparingTo("0");
  }

  @Test
  void a_version_changes_with_what_is_paid_and_with_nothing_else() {
    PriceRow row = own("{input: 0.50, output: 3}");
    assertThat(row.version()).isEqualTo(own("{input: 0.5, output: 3.00}").version());
    assertThat(row.version()).isNotEqualTo(own("{input: 0.51, output: 3}").version());
    assertThat(row.version()).matches("mine@[0-9a-f]{12}");
    assertThat(PRICES.rows().stream().map(PriceRow::version).distinct())
        .hasSize(PRICES.rows().size());
  }

  private static ServiceTerms terms() {
    return ServiceTerms.STANDARD;
  }

  private static TokenCounts written(CacheLifetime lifetime) {
    return new TokenCounts(0, 0, Map.of(lifetime, 1L), 0, 0);
  }

  private static PriceRow own(String prices) {
    return PriceList.of(
            "models:\n  - {id: mine, prices: "
                + prices
                + ", source: https://example.com, checked: 2026-11-30}")
        .rows()
        .get(0);
  }

  private static BigDecimal millionths(String model, TokenCounts tokens) {
    return cost(model, tokens).movePointRight(6);
  }

  private static BigDecimal cost(String model, TokenCounts tokens) {
    return cost(model, tokens, DAY);
  }

  private static BigDecimal cost(String model, TokenCounts tokens, LocalDate day) {
    return PRICES.find(model, day).orElseThrow().cost(tokens, ServiceTerms.STANDARD);
  }
}
