package ktrdr.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import java.math.BigDecimal;
import java.util.Optional;
import ktrdr.operations.Usage;
import ktrdr.rest.wire.JsonbConfiguration;
import org.junit.jupiter.api.Test;

class TokensViewTest {
  private static final Jsonb WIRE = new JsonbConfiguration().getContext(Object.class);

  @Test
  void work_without_a_language_model_costs_nothing() {
    assertThat(WIRE.toJson(TokensView.of("builtin", Usage.none())))
        .contains("\"model\":\"builtin\"", "\"total_tokens\":0", "\"cost_usd\":0");
  }

  @Test
  void input_is_what_was_sent_whether_a_cache_had_it_or_not() {
    TokensView tokens = TokensView.of("m", new Usage(100, 20, 3, 7, Optional.empty()));
    assertThat(tokens.inputTokens()).isEqualTo(123);
    assertThat(tokens.totalTokens()).isEqualTo(130);
    assertThat(tokens.uncachedInputTokens()).isEqualTo(100);
    assertThat(tokens.cacheReadTokens()).isEqualTo(20);
    assertThat(tokens.cacheWriteTokens()).isEqualTo(3);
    assertThat(tokens.outputTokens()).isEqualTo(7);
  }

  @Test
  void a_cost_is_written_with_every_digit() {
    Optional<BigDecimal> cost = Optional.of(new BigDecimal("0.12345678901234567891"));
    assertThat(WIRE.toJson(TokensView.of("m", new Usage(1, 0, 0, 0, cost))))
        .contains("\"cost_usd\":0.12345678901234567891");
  }

  @Test
  void the_cost_of_a_model_without_a_price_is_null() {
    assertThat(WIRE.toJson(TokensView.of("m", new Usage(1, 0, 0, 0, Optional.empty()))))
        .contains("\"cost_usd\":null");
  }
}
