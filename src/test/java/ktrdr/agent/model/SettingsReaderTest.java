package ktrdr.agent.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("money")
class SettingsReaderTest {

  @Test
  void without_settings_the_built_in_agent_works_and_nobody_wonders() {
    ModelSettings settings = read(Map.of());
    assertThat(settings.provider()).isEmpty();
    assertThat(settings.endpoints()).isEmpty();
    assertThat(settings.fallback()).isEmpty();
    assertThat(settings.maxTurns()).isEqualTo(6);
    assertThat(settings.maxAttempts()).isEqualTo(3);
    assertThat(settings.output()).isEqualTo(new OutputTokens(16_384, 4_096));
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void a_provider_without_a_key_falls_back_and_says_so() {
    ModelSettings settings = read(Map.of("KTRDR_LLM_PROVIDER", "anthropic"));
    assertThat(settings.fallback().orElseThrow())
        .startsWith("There is no key for anthropic, so the built-in agent designs and assesses.");
  }

  @Test
  void the_unqualified_key_and_address_belong_to_the_provider_alone() {
    ModelSettings settings =
        read(
            Map.of(
                "KTRDR_LLM_PROVIDER", "openai",
                "KTRDR_LLM_API_KEY", "sk-1",
                "KTRDR_LLM_BASE_URL", "http://localhost:11434/v1/",
                "KTRDR_LLM_ANTHROPIC_API_KEY", "sk-2"));
    assertThat(settings.endpoint(Provider.OPENAI).orElseThrow().at("/chat/completions"))
        .isEqualTo(URI.create("http://localhost:11434/v1/chat/completions"));
    assertThat(settings.endpoint(Provider.ANTHROPIC).orElseThrow().base())
        .isEqualTo(URI.create("https://api.anthropic.com"));
    assertThat(settings.toString()).doesNotContain("sk-");
  }

  @Test
  void what_is_qualified_is_read_first() {
    ModelSettings settings =
        read(
            Map.of(
                "KTRDR_LLM_PROVIDER", "anthropic",
                "KTRDR_LLM_API_KEY", "sk-1",
                "KTRDR_LLM_BASE_URL", "https://proxy.example/a",
                "KTRDR_LLM_ANTHROPIC_BASE_URL", "https://other.example"));
    assertThat(settings.endpoint(Provider.ANTHROPIC).orElseThrow().at("/v1/messages"))
        .isEqualTo(URI.create("https://other.example/v1/messages"));
    assertThat(settings.endpoint(Provider.OPENAI)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PROVIDER|gemini|it must be builtin, anthropic or openai.",
        "MAX_TURNS|0|it must be a whole number, 1 or more.",
        "MAX_ATTEMPTS|many|it must be a whole number, 1 or more.",
        "MIN_OUTPUT_TOKENS|16385|it must be at most KTRDR_LLM_MAX_OUTPUT_TOKENS.",
        "MAX_OUTPUT_TOKENS|99999999999|it must be a whole number, 1 or more.",
        "TIMEOUT|10m|it must be an ISO 8601 duration like PT10M.",
        "TIMEOUT|PT0S|it must be above 0 and at most a year.",
        "OPENAI_BASE_URL|http://10.0.0.1/v1|plain http goes to this machine only; use https.",
        "OPENAI_BASE_URL|http://localhost.evil.example"
            + "|plain http goes to this machine only; use https.",
        "OPENAI_BASE_URL|https://me:pw@api.example|it must have no login, no query and no fragment.",
        "OPENAI_BASE_URL|ftp://api.example|it must be an address like https://api.openai.com/v1.",
        "OPENAI_BASE_URL|not an address|it must be an address."
      })
  void what_can_not_be_used_is_said_by_its_name(String name, String value, String wanted) {
    assertThatThrownBy(
            () -> read(Map.of("KTRDR_LLM_OPENAI_API_KEY", "sk-secret", "KTRDR_LLM_" + name, value)))
        .hasMessage("KTRDR_LLM_" + name + " can't be used: " + wanted);
  }

  @Test
  void a_bad_key_is_refused_and_not_shown() {
    assertThatThrownBy(() -> read(Map.of("KTRDR_LLM_OPENAI_API_KEY", "sk secret")))
        .hasMessage(
            "KTRDR_LLM_OPENAI_API_KEY can't be used: it has blanks, quotes or letters that no key"
                + " has.");
  }

  private static ModelSettings read(Map<String, String> variables) {
    return SettingsReader.read(name -> Optional.ofNullable(variables.get(name)));
  }
}
