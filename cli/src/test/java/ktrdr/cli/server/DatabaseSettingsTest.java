package ktrdr.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
  private static final Map<String, String> POSTGRESQL =
      Map.of(
          "KTRDR_DATABASE", "postgresql",
          "KTRDR_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5432/ktrdr",
          "KTRDR_DATABASE_USER", "ktrdr",
          "KTRDR_DATABASE_PASSWORD", "secret");

  @Test
  void without_a_word_the_database_is_derby_and_the_server_is_told_so() {
    Map<String, String> variables = new HashMap<>();
    DatabaseSettings.of(Map.of()).put(variables);
    assertThat(variables).containsExactly(Map.entry("KTRDR_DATABASE", "derby"));
  }

  @Test
  void postgresql_with_address_user_and_password_is_accepted() {
    assertThat(DatabaseSettings.of(POSTGRESQL).kind()).isEqualTo("postgresql");
  }

  @Test
  void an_unknown_database_is_refused_by_name() {
    refuses(
        Map.of("KTRDR_DATABASE", "mysql"), "KTRDR_DATABASE is neither derby nor postgresql: mysql");
  }

  @Test
  void everything_that_is_missing_is_named_at_once() {
    refuses(
        Map.of("KTRDR_DATABASE", "postgresql", "KTRDR_DATABASE_USER", "ktrdr"),
        "KTRDR_DATABASE=postgresql needs also KTRDR_DATABASE_URL, KTRDR_DATABASE_PASSWORD");
  }

  @Test
  void an_address_of_something_else_is_refused_with_an_example() {
    refuses(
        with("KTRDR_DATABASE_URL", "postgres://127.0.0.1/ktrdr"),
        "KTRDR_DATABASE_URL is no address of a PostgreSQL database: postgres://127.0.0.1/ktrdr"
            + " (like jdbc:postgresql://127.0.0.1:5432/ktrdr)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://host/ktrdr?user=u&Password=hunter2",
        "jdbc:postgresql://u:hunter2@host/ktrdr"
      })
  void an_address_with_a_password_in_it_is_refused_and_not_repeated(String url) {
    Map<String, String> environment = with("KTRDR_DATABASE_URL", url);
    assertThatThrownBy(() -> DatabaseSettings.of(environment))
        .isInstanceOf(ServerTrouble.class)
        .hasMessageContaining("must not hold a password")
        .hasMessageNotContaining("hunter2");
  }

  private static Map<String, String> with(String variable, String value) {
    Map<String, String> environment = new HashMap<>(POSTGRESQL);
    environment.put(variable, value);
    return environment;
  }

  private static void refuses(Map<String, String> environment, String sentence) {
    assertThatThrownBy(() -> DatabaseSettings.of(environment))
        .isInstanceOf(ServerTrouble.class)
        .hasMessage(sentence);
  }
}
