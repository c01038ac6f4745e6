package ktrdr.agent.model.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.model.ApiKey;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelTable;
import ktrdr.agent.model.Provider;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.Usage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("money")
class LanguageModelTest {

  @Test
  void anthropics_reply_has_text_usage_and_the_bytes_that_came() throws Exception {
    try (Calls calls = Calls.anthropic(Streams.of(Streams.anthropic("end_turn")))) {
      Attempt attempt = calls.ask();
      assertThat(attempt.isComplete()).isTrue();
      assertThat(attempt.reply().text()).isEqualTo("Hello ü");
      assertThat(attempt.reply().stop()).contains(StopReason.END);
      assertThat(attempt.reply().model()).contains("claude-opus-5-5");
      assertThat(attempt.received().requestId()).contains("req_1");
      assertThat(attempt.reply().usage().counts())
          .contains(
              new TokenCounts(
                  12,
                  100,
                  Map.of(CacheLifetime.FIVE_MINUTES, 3L, CacheLifetime.ONE_HOUR, 4L),
                  42,
                  0));
      assertThat(new String(attempt.received().raw(), StandardCharsets.UTF_8))
          .isEqualTo(String.join("", Streams.anthropic("end_turn")));
      assertThat(calls.heard).containsExactly("before 1", "after 1");
    }
  }

  @Test
  void openais_cached_tokens_are_part_of_its_prompt() throws Exception {
    try (Calls calls = Calls.openai(Streams.of(Streams.openai("stop")))) {
      Attempt attempt = calls.ask();
      assertThat(attempt.reply().text()).isEqualTo("Hello ü");
      assertThat(attempt.reply().usage().counts())
          .contains(new TokenCounts(3_914, 16_298, Map.of(), 931, 500));
      assertThat(attempt.reply().usage().unknown()).isEmpty();
    }
  }

  @Test
  void a_request_to_anthropic_has_its_schema_its_cache_marks_and_no_temperature() throws Exception {
    try (Calls calls = Calls.anthropic(Streams.of(Streams.anthropic("end_turn")))) {
      ModelRequest plain = calls.request();
      calls.ask(
          new ModelRequest(
              plain.model(),
              List.of(new ModelRequest.Part("Stable.", Optional.of(CacheLifetime.ONE_HOUR))),
              plain.messages(),
              1000,
              Optional.of(new ModelRequest.Schema("design", "{\"type\":\"object\"}")),
              Optional.of(0.5)));
      assertThat(calls.provider.seen().get(0).body())
          .isEqualTo(
              Streams.json(
                  "{'model':'claude-opus-5-5','max_tokens':1000,'stream':true,'system':"
                      + "[{'type':'text','text':'Stable.',"
                      + "'cache_control':{'type':'ephemeral','ttl':'1h'}}],"
                      + "'messages':[{'role':'user','content':"
                      + "[{'type':'text','text':'Say hello.'}]}],"
                      + "'service_tier':'standard_only','output_config':{'format':"
                      + "{'type':'json_schema','schema':{'type':'object'}}}}"));
      assertThat(calls.provider.seen().get(0).head())
          .startsWith("POST /v1/messages HTTP/1.1")
          .contains("x-api-key: " + Calls.KEY, "anthropic-version: 2023-06-01");
    }
  }

  @Test
  void an_unknown_model_gets_the_plainest_request() throws Exception {
    try (Calls calls = Calls.openai(Streams.of(Streams.openai("stop")))) {
      ModelRequest known = calls.request();
      calls.ask(
          new ModelRequest(
              ModelTable.standard().find("openai/llama3.3:70b", Provider.OPENAI),
              known.system(),
              known.messages(),
              1000,
              Optional.of(new ModelRequest.Schema("design", "{}")),
              Optional.of(0.5)));
      assertThat(calls.provider.seen().get(0).body())
          .isEqualTo(
              Streams.json(
                  "{'model':'llama3.3:70b','max_tokens':1000,'stream':true,"
                      + "'stream_options':{'include_usage':true},'messages':["
                      + "{'role':'system','content':'Be brief.'},"
                      + "{'role':'user','content':'Say hello.'}]}"));
      assertThat(calls.provider.seen().get(0).head())
          .startsWith("POST /chat/completions HTTP/1.1")
          .contains("authorization: Bearer " + Calls.KEY);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,END",
    "stop_sequence,END",
    "max_tokens,MAX_TOKENS",
    "refusal,REFUSAL",
    "pause_turn,PAUSE",
    "model_context_window_exceeded,CONTEXT_EXCEEDED",
    "tool_use,UNKNOWN",
    "something_new,UNKNOWN"
  })
  void each_stop_reason_of_anthropic_has_its_sentence_and_its_usage(String wire, StopReason reason)
      throws Exception {
    try (Calls calls = Calls.anthropic(Streams.of(Streams.anthropic(wire)))) {
      Attempt attempt = calls.ask();
      assertThat(attempt.reply().stop()).contains(reason);
      assertThat(attempt.outcome().sentence()).isEqualTo(reason.sentence());
      assertThat(attempt.reply().usage().counts().orElseThrow().output()).isEqualTo(42);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stop,END",
    "length,MAX_TOKENS",
    "content_filter,CONTENT_FILTER",
    "tool_calls,UNKNOWN"
  })
  void each_stop_reason_of_openai_has_its_sentence(String wire, StopReason reason)
      throws Exception {
    try (Calls calls = Calls.openai(Streams.of(Streams.openai(wire)))) {
      assertThat(calls.ask().outcome().sentence()).isEqualTo(reason.sentence());
    }
  }

  @Test
  void words_of_refusal_are_a_refusal_although_openai_says_stop() throws Exception {
    List<String> events =
        List.of(
            Streams.chunk("'choices':[{'index':0,'delta':{'refusal':'No.'}}]"),
            Streams.chunk("'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]"),
            "data: [DONE]\n\n");
    try (Calls calls = Calls.openai(Streams.of(events))) {
      Attempt attempt = calls.ask();
      assertThat(attempt.reply().stop()).contains(StopReason.REFUSAL);
      assertThat(attempt.reply().usage()).isEqualTo(Usage.UNTOLD);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void a_redirect_is_not_followed_so_the_key_stays_where_it_belongs(Provider spoken)
      throws Exception {
    try (Calls calls =
        Calls.to(spoken, line -> line.answer(307, "location: http://127.0.0.1:1/\r\n", "{}"))) {
      assertThat(calls.ask().outcome().sentence()).isEqualTo("The provider answered 307.");
      assertThat(calls.provider.seen()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void a_key_that_a_server_sends_back_is_in_no_sentence_and_no_recording(Provider spoken)
      throws Exception {
    try (Calls calls =
        Calls.to(
            spoken,
            Streams.error(400, "retry-after: " + Calls.KEY + "\r\n", Calls.KEY, Calls.KEY))) {
      Attempt attempt = calls.ask();
      String raw = new String(attempt.received().raw(), StandardCharsets.ISO_8859_1);
      String sent = new String(attempt.request().body(), StandardCharsets.UTF_8);
      assertThat(attempt + raw + sent).doesNotContain("very-secret").contains("***");
    }
  }

  @Test
  void what_the_listener_throws_before_an_attempt_keeps_it_from_being_sent() throws Exception {
    try (Calls calls = Calls.anthropic()) {
      Endpoint endpoint =
          new Endpoint(Provider.ANTHROPIC, calls.provider.base(), ApiKey.of(Calls.KEY));
      LanguageModel model = new LanguageModel(endpoint, Calls.LIMITS, InstantSource.system());
      Attempts refuses =
          new Attempts() {
            @Override
            public void before(int number, SentRequest request) {
              throw new IllegalStateException("no money");
            }

            @Override
            public void after(Attempt attempt) {}
          };
      assertThatThrownBy(() -> model.ask(calls.request(), refuses, calls.work))
          .hasMessage("no money");
      assertThat(calls.provider.seen()).isEmpty();
    }
  }
}
