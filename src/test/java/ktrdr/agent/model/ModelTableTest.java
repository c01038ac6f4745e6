package ktrdr.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("money")
class ModelTableTest {
  private final ModelTable table = ModelTable.standard();

  @ParameterizedTest
  @CsvSource({
    "opus,ANTHROPIC,claude-opus-5-5",
    "anthropic/opus,ANTHROPIC,claude-opus-5-5",
    "claude-haiku-4-5-20251001,ANTHROPIC,claude-haiku-4-5-20251001",
    "openai/gpt-6-sol-2026-10-01,OPENAI,gpt-6-sol-2026-10-01",
    "gpt-6-astra,OPENAI,gpt-6-astra"
  })
  void a_name_is_an_alias_or_an_id_with_or_without_provider_and_date(
      String name, Provider provider, String id) {
    ModelRow row = table.find(name, Provider.OPENAI);
    assertThat(row.isKnown()).isTrue();
    assertThat(row.provider()).isEqualTo(provider);
    assertThat(row.id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "claude-opus-5-6,OPENAI,claude-opus-5-6",
    "claude-opus-5-5-latest,OPENAI,claude-opus-5-5-latest",
    "openai/opus,OPENAI,opus",
    "anthropic/new,ANTHROPIC,new",
    "meta-llama/Llama-4,OPENAI,meta-llama/Llama-4"
  })
  void any_other_name_is_an_unknown_model_and_never_a_prefix_of_a_known_one(
      String name, Provider provider, String id) {
    ModelRow row = table.find(name, Provider.OPENAI);
    assertThat(row.isKnown()).isFalse();
    assertThat(row.provider()).isEqualTo(provider);
    assertThat(row.id()).isEqualTo(id);
    assertThat(row.speech())
        .isEqualTo(new ModelRow.Speech(false, false, "max_tokens", Optional.empty()));
  }

  @Test
  void a_cutoff_is_a_day_or_unknown() {
    assertThat(table.find("opus", Provider.ANTHROPIC).knowledgeCutoff())
        .contains(LocalDate.of(2026, 6, 30));
    assertThat(table.find("llama", Provider.OPENAI).knowledgeCutoff()).isEmpty();
  }

  @Test
  void no_two_models_share_a_name() {
    assertThat(table.rows().stream().map(ModelRow::id)).doesNotHaveDuplicates();
    assertThat(table.rows().stream().flatMap(row -> row.aliases().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_request_has_no_more_output_than_its_model_and_the_user_has_the_last_word() {
    ModelRow opus = table.find("opus", Provider.ANTHROPIC);
    ModelRequest.Message hello = ModelRequest.Message.of(ModelRequest.Role.USER, "Hello");
    ModelRequest.Message begun = ModelRequest.Message.of(ModelRequest.Role.ASSISTANT, "{");
    assertThatThrownBy(() -> request(opus, List.of(hello), 128_001))
        .hasMessage("claude-opus-5-5 takes 1 to 128000 output tokens, not 128001");
    assertThatThrownBy(() -> request(opus, List.of(hello, begun), 1))
        .hasMessage("the user must have the last word");
  }

  private static ModelRequest request(
      ModelRow model, List<ModelRequest.Message> messages, int maxTokens) {
    return new ModelRequest(
        model, List.of(), messages, maxTokens, Optional.empty(), Optional.empty());
  }
}
