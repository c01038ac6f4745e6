package ktrdr.rest.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.model.ModelSettings;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.SettingsReader;
import ktrdr.agent.prices.PriceFile;
import ktrdr.agent.prices.PriceList;
import ktrdr.sessions.doctor.ModelSetup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("money")
class LanguageModelsTest {
  @TempDir private Path home;
  private static final LocalDate DAY = LocalDate.parse("2026-11-30");

  @Test
  void without_settings_the_built_in_agent_works_and_no_model_has_a_key() {
    LanguageModelsAnswerView all = models(Map.of());
    assertThat(all.defaultModel()).isEqualTo("builtin");
    assertThat(all.models().get(0).isDefault()).isTrue();
    assertThat(all.models().get(1).model()).isEqualTo("random");
    assertThat(all.models().get(1).isDefault()).isFalse();
    assertThat(all.models().stream().skip(2))
        .hasSize(ModelTable.standard().rows().size())
        .noneMatch(m -> m.keySet() || m.isDefault());
    assertThat(all.problems()).isEmpty();
  }

  @Test
  void a_model_shows_its_price_of_the_day_and_its_cutoff() {
    LanguageModelView opus = named("claude-opus-5", models(Map.of()));
    assertThat(opus.priced()).isTrue();
    assertThat(opus.price().tiers().get(0).inputUsd()).isEqualTo("5");
    assertThat(opus.price().tiers().get(0).cacheWrites())
        .containsExactly(
            new PriceRowView.CacheWritePriceView("5m", new java.math.BigDecimal("6.25")),
            new PriceRowView.CacheWritePriceView("1h", new java.math.BigDecimal("10")));
    assertThat(opus.knowledgeCutoff()).isEqualTo("2026-05-31");
  }

  @Test
  void the_model_of_the_settings_is_the_default_also_one_that_nobody_knows() {
    LanguageModelsAnswerView all =
        models(
            Map.of(
                "KTRDR_LLM_PROVIDER", "openai",
                "KTRDR_LLM_MODEL", "qwen4:32b",
                "KTRDR_LLM_API_KEY", "any",
                "KTRDR_LLM_BASE_URL", "http://127.0.0.1:11434/v1"));
    assertThat(all.defaultModel()).isEqualTo("openai/qwen4:32b");
    LanguageModelView mine = named("qwen4:32b", all);
    assertThat(mine.isDefault()).isTrue();
    assertThat(mine.keySet()).isTrue();
    assertThat(mine.priced()).isFalse();
    assertThat(mine.contextWindow()).isNull();
    assertThat(all.providers())
        .contains(
            new LanguageModelsAnswerView.ProviderView("openai", true, "http://127.0.0.1:11434/v1"));
    assertThat(all.toString()).doesNotContain("any,");
  }

  @Test
  void a_provider_without_a_key_is_a_problem_and_the_built_in_agent_works() {
    LanguageModelsAnswerView all =
        models(Map.of("KTRDR_LLM_PROVIDER", "anthropic", "KTRDR_LLM_MODEL", "opus"));
    assertThat(all.defaultModel()).isEqualTo("builtin");
    assertThat(all.problems()).singleElement().asString().contains("no key for anthropic");
  }

  @Test
  void a_model_that_only_the_prices_of_the_home_name_is_offered_and_says_what_it_lacks()
      throws IOException {
    Files.writeString(
        home.resolve("prices.yaml"),
        """
        models:
          - id: mine
            prices: {input: 0, output: 0}
            source: http://127.0.0.1:11434
            checked: 2026-11-30
          - id: claude-opus-5
            prices: {input: 1, output: 1}
            source: https://example.com
            checked: 2026-11-30
        """);
    PriceFile prices = PriceFile.read(home);
    LanguageModelView without = named("mine", models(Map.of(), prices));
    assertThat(without.usable()).isFalse();
    assertThat(without.provider()).isEqualTo("openai");
    assertThat(without.remark()).contains("There is no key for openai", "KTRDR_LLM_OPENAI_API_KEY");
    LanguageModelsAnswerView all = models(Map.of("KTRDR_LLM_OPENAI_API_KEY", "any"), prices);
    assertThat(named("mine", all).usable()).isTrue();
    assertThat(named("mine", all).remark()).isNull();
    assertThat(all.models()).filteredOn(m -> m.model().equals("claude-opus-5")).hasSize(1);
  }

  @Test
  void the_model_of_the_settings_is_shown_without_a_key_too() {
    LanguageModelsAnswerView all =
        models(Map.of("KTRDR_LLM_PROVIDER", "openai", "KTRDR_LLM_MODEL", "qwen4:32b"));
    assertThat(named("qwen4:32b", all).usable()).isFalse();
    assertThat(named("qwen4:32b", all).isDefault()).isFalse();
  }

  @Test
  void a_model_that_is_retired_or_has_no_price_says_so() {
    LanguageModelsAnswerView all =
        models(
            Map.of(
                "KTRDR_LLM_PROVIDER", "openai",
                "KTRDR_LLM_MODEL", "qwen4:32b",
                "KTRDR_LLM_API_KEY", "any",
                "KTRDR_LLM_ANTHROPIC_API_KEY", "any"));
    LanguageModelView retired = named("claude-sonnet-4", all);
    assertThat(retired.usable()).isFalse();
    assertThat(retired.remark()).contains("Its provider retired");
    assertThat(named("qwen4:32b", all).usable()).isTrue();
    assertThat(named("qwen4:32b", all).remark()).contains("Nobody knows its price");
    assertThat(named("claude-opus-5-5", all).remark()).isNull();
  }

  private static LanguageModelView named(String id, LanguageModelsAnswerView all) {
    return all.models().stream().filter(m -> m.model().equals(id)).findFirst().orElseThrow();
  }

  private static LanguageModelsAnswerView models(Map<String, String> environment) {
    return models(environment, PriceFile.of(PriceList.builtin()));
  }

  private static LanguageModelsAnswerView models(
      Map<String, String> environment, PriceFile prices) {
    ModelSettings settings =
        SettingsReader.read(name -> Optional.ofNullable(environment.get(name)));
    return new LanguageModels(
            ModelTable.standard(), settings, prices, new ModelSetup(List.of(), settings.fallback()))
        .on(DAY);
  }
}
