package ktrdr.agent.model.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.Usage;
import ktrdr.fixture.ScriptedProvider.Script;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("money")
class RetriesTest {
  private static final Script OK = Streams.of(Streams.anthropic("end_turn"));

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 429, 500, 502, 503, 504, 529})
  void an_error_that_passes_is_tried_again_and_each_attempt_is_told(int status) throws Exception {
    Script busy = Streams.error(status, "retry-after: 0\r\n", "some_error", "later");
    try (Calls calls = Calls.anthropic(busy, busy, OK)) {
      assertThat(calls.ask().isComplete()).isTrue();
      assertThat(calls.heard)
          .containsExactly("before 1", "after 1", "before 2", "after 2", "before 3", "after 3");
      assertThat(calls.attempts.get(0).received().status()).isEqualTo(status);
    }
  }

  @Test
  void the_attempts_are_bounded() throws Exception {
    Script busy = Streams.error(529, "", "overloaded_error", "Overloaded");
    try (Calls calls = Calls.anthropic(busy, busy, busy)) {
      assertThat(calls.ask().outcome().sentence())
          .isEqualTo("The provider is overloaded (529). overloaded_error: Overloaded");
      assertThat(calls.attempts).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|authentication_error|bad|The provider does not accept the key (401).",
        "400|invalid_request_error|no such field"
            + "|The provider answered 400. invalid_request_error: no such field",
        "404|not_found_error|model: x|The provider answered 404. not_found_error: model: x",
        "429|insufficient_quota|You exceeded your current quota"
            + "|The provider's credit or spend limit is used up (429).",
        "400|invalid_request_error|Your credit balance is too low"
            + "|The provider's credit or spend limit is used up (400).",
        "400|invalid_request_error|prompt is too long: 9 tokens > 8 maximum"
            + "|The conversation is longer than the model's context window.",
        "400|context_length_exceeded|longer"
            + "|The conversation is longer than the model's context window."
      })
  void an_error_that_stays_is_not_tried_again(
      int status, String code, String message, String sentence) throws Exception {
    try (Calls calls = Calls.anthropic(Streams.error(status, "", code, message))) {
      Attempt attempt = calls.ask();
      assertThat(attempt.outcome().sentence()).isEqualTo(sentence);
      assertThat(attempt.outcome().end()).isEqualTo(Attempt.End.REJECTED);
      assertThat(attempt.reply().usage()).isEqualTo(Usage.UNTOLD);
      assertThat(calls.attempts).hasSize(1);
    }
  }

  @Test
  void an_overload_that_a_stream_begins_with_is_tried_again() throws Exception {
    String error =
        Streams.anthropic("error", "'error':{'type':'overloaded_error','message':'Overloaded'}");
    try (Calls calls = Calls.anthropic(Streams.of(List.of(error)), OK)) {
      assertThat(calls.ask().isComplete()).isTrue();
      assertThat(calls.attempts).hasSize(2);
    }
  }

  @Test
  void a_wait_that_is_longer_than_the_call_may_take_is_not_begun() throws Exception {
    try (Calls calls =
        Calls.anthropic(Streams.error(429, "retry-after: 121\r\n", "rate_limit_error", ""))) {
      assertThat(calls.ask().received().retryAfter()).contains("121");
      assertThat(calls.attempts).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|PT7S",
        "Mon, 30 Nov 2026 05:00:09 GMT|PT9S",
        "Mon, 30 Nov 2026 04:59:00 GMT|PT0S",
        "soon|PT4S",
        "-1|PT4S"
      })
  void the_wait_is_what_the_provider_says_else_it_doubles(String header, Duration wait) {
    assertThat(RetryTable.pause(busy(3, header), Duration.ofSeconds(1), Calls.NOW)).isEqualTo(wait);
  }

  private static Attempt busy(int number, String retryAfter) {
    return new Attempt(
        number,
        null,
        Attempt.Outcome.of(Attempt.End.REJECTED, "busy"),
        Reply.NONE,
        new Attempt.Received(429, Optional.empty(), Optional.of(retryAfter), new byte[0]));
  }

  @Test
  void a_date_far_away_is_no_overflow() throws Exception {
    Script busy =
        Streams.error(
            429, "retry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\n", "rate_limit_error", "");
    try (Calls calls = Calls.anthropic(busy)) {
      calls.ask();
      assertThat(calls.attempts).hasSize(1);
    }
  }
}
