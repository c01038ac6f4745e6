package ktrdr.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("money")
class ApiKeyTest {
  @Test
  void a_word_that_a_local_server_takes_for_a_key_leaves_replies_as_they_are() {
    ApiKey word = ApiKey.of("k");
    assertThat(word.hiddenIn("like a key")).isEqualTo("like a key");
    byte[] reply = "like a key".getBytes(StandardCharsets.UTF_8);
    assertThat(word.hiddenIn(reply)).isEqualTo(reply);
  }

  @Test
  void a_secret_is_hidden_wherever_a_server_sends_it_back() {
    assertThat(ApiKey.of("sk-very-secret-1").hiddenIn("no sk-very-secret-1 here"))
        .isEqualTo("no *** here");
  }
}
