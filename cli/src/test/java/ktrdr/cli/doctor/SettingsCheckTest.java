package ktrdr.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

  @Test
  void without_variables_all_is_well() {
    assertThat(SettingsCheck.of(Map.of("PATH", "/bin")))
        .containsExactly(Check.ok("settings", "all defaults"));
  }

  @Test
  void a_variable_that_nothing_reads_fails_with_the_nearest_name() {
    assertThat(SettingsCheck.of(Map.of("KTRDR_HTPP_PORT", "9080")))
        .containsExactly(
            Check.fail(
                "settings",
                "nothing reads KTRDR_HTPP_PORT",
                "unset it; the nearest name is KTRDR_HTTP_PORT"));
  }

  @ParameterizedTest
  @CsvSource({
    "KTRDR_CANCEL_GRACE,10s,an ISO 8601 duration",
    "KTRDR_TIMEOUT_STEP,-PT1S,not negative",
    "KTRDR_SESSIONS_MAX_ACTIVE,0,1 or more",
    "KTRDR_SESSIONS_MAX_ACTIVE,99999999999999999999,1 or more",
    "KTRDR_OPERATIONS_MAX_ACTIVE,101,from 1 to 100",
    "KTRDR_HTTP_PORT,70000,from 1 to 65535",
    "KTRDR_BUDGET_DAY_USD,$5,US dollars like 20",
    "KTRDR_BUDGET_TOTAL_USD,-1,or none",
    "KTRDR_VERDICT_DSR,1.1,a number from 0 to 1",
    "KTRDR_VERDICT_P,5%,a number from 0 to 1",
    "KTRDR_VERDICT_POOR_PERCENTILE,-1,a number from 0 to 100",
    "KTRDR_RECOVERY,retry,resume or fail",
    "KTRDR_DATABASE,postgres,derby or postgresql",
    "KTRDR_SERVER,127.0.0.1:9080,an address like"
  })
  void a_value_that_can_not_be_read_fails_with_what_it_should_be(
      String name, String value, String wanted) {
    Check check = SettingsCheck.of(Map.of(name, value)).get(0);
    assertThat(check.status()).isEqualTo(Check.Status.FAIL);
    assertThat(check.detail()).isEqualTo(name + " can't be \"" + value + "\"");
    assertThat(check.remedy().orElseThrow()).contains(wanted);
  }

  @Test
  void postgresql_without_its_address_and_login_fails() {
    assertThat(SettingsCheck.of(Map.of("KTRDR_DATABASE", "postgresql")))
        .singleElement()
        .extracting(Check::detail)
        .asString()
        .contains("KTRDR_DATABASE_URL, KTRDR_DATABASE_USER, KTRDR_DATABASE_PASSWORD");
  }

  @Test
  void an_address_of_a_database_that_is_not_used_is_a_warning() {
    assertThat(SettingsCheck.of(Map.of("KTRDR_DATABASE_URL", "jdbc:postgresql://db/ktrdr")))
        .singleElement()
        .returns(Check.Status.WARN, Check::status);
  }

  @ParameterizedTest
  @CsvSource({"'  sk-1'", "'\"sk-1\"'", "'sk 1'", "sk-ü"})
  void a_key_with_blanks_or_quotes_is_bad_and_never_shown(String key) {
    Check check = SecretsCheck.of(Map.of("ANTHROPIC_API_KEY", key), Path.of("/nonexistent")).get(0);
    assertThat(check.status()).isEqualTo(Check.Status.FAIL);
    assertThat(check.detail()).startsWith("ANTHROPIC_API_KEY is a bad key");
    assertThat(check.toString()).doesNotContain("sk");
  }

  @Test
  void a_key_that_is_set_to_nothing_is_a_warning_and_a_clean_one_is_well() {
    Path nowhere = Path.of("/nonexistent");
    assertThat(SecretsCheck.of(Map.of("KTRDR_TOKEN", " "), nowhere))
        .containsExactly(
            new Check(
                "secrets",
                Check.Status.WARN,
                "KTRDR_TOKEN is set but empty",
                Optional.of("give it a value, or: unset KTRDR_TOKEN")));
    assertThat(SecretsCheck.of(Map.of("KTRDR_DATABASE_PASSWORD", "s3cret+/="), nowhere))
        .containsExactly(Check.ok("secrets", "well formed: KTRDR_DATABASE_PASSWORD"));
  }
}
