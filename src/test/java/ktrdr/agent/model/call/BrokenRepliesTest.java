package ktrdr.agent.model.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ktrdr.agent.model.Usage;
import ktrdr.fixture.ScriptedProvider.Script;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A reply counts only when its terminal event came. Each of these is sent once. */
@Tag("money")
class BrokenRepliesTest {
  private static final List<String> ANTHROPIC = Streams.anthropic("end_turn");
  private static final List<String> OPENAI = Streams.openai("stop");

  @Test
  void a_stream_that_is_cut_before_any_of_its_events_is_incomplete() throws Exception {
    for (int cut = 0; cut < ANTHROPIC.size(); cut++) {
      Script script = cutAfter(ANTHROPIC.subList(0, cut));
      try (Calls calls = Calls.anthropic(script)) {
        incomplete(calls, "The reply ended before its last event.");
      }
    }
    for (int cut = 0; cut < OPENAI.size(); cut++) {
      try (Calls calls = Calls.openai(cutAfter(OPENAI.subList(0, cut)))) {
        incomplete(calls, "The reply ended before its last event.");
      }
    }
  }

  private static Script cutAfter(List<String> events) {
    return line -> {
      Streams.of(events).play(line);
      line.cut();
    };
  }

  private static Attempt incomplete(Calls calls, String sentence) {
    Attempt attempt = calls.ask();
    assertThat(attempt.outcome().sentence()).isEqualTo(sentence);
    assertThat(attempt.outcome().end()).isEqualTo(Attempt.End.INCOMPLETE);
    assertThat(calls.heard).containsExactly("before 1", "after 1");
    return attempt;
  }

  @Test
  void a_cut_stream_tells_the_input_and_not_the_placeholder_of_its_output() throws Exception {
    try (Calls calls = Calls.anthropic(cutAfter(ANTHROPIC.subList(0, 4)))) {
      Usage usage = incomplete(calls, "The reply ended before its last event.").reply().usage();
      assertThat(usage.counts().orElseThrow().input()).isEqualTo(119);
      assertThat(usage.counts().orElseThrow().output()).isZero();
      assertThat(usage.outputKnown()).isFalse();
    }
  }

  @Test
  void an_error_in_mid_stream_is_incomplete_and_says_the_error() throws Exception {
    String error =
        Streams.anthropic("error", "'error':{'type':'overloaded_error','message':'Overloaded'}");
    try (Calls calls = Calls.anthropic(Streams.of(Streams.until(ANTHROPIC, 4, error)))) {
      incomplete(
          calls, "The provider broke the reply off with an error: overloaded_error: Overloaded");
    }
    String other = "data: " + Streams.json("{'error':{'code':'server_error'}}") + "\n\n";
    try (Calls calls = Calls.openai(Streams.of(Streams.until(OPENAI, 2, other)))) {
      incomplete(calls, "The provider broke the reply off with an error: server_error");
    }
  }

  @Test
  void garbage_is_incomplete() throws Exception {
    String nested = "data: " + "[".repeat(100_000) + "\n\n";
    for (String garbage : List.of("data: {not json\n\n", "data: 7\n\n", "data: \n\n", nested)) {
      try (Calls calls = Calls.anthropic(Streams.of(Streams.until(ANTHROPIC, 4, garbage)))) {
        incomplete(calls, "The provider sent an event that is no JSON object.");
      }
      try (Calls calls = Calls.openai(Streams.of(Streams.until(OPENAI, 2, garbage)))) {
        incomplete(calls, "The provider sent an event that is no JSON object.");
      }
    }
  }

  @Test
  void the_end_of_a_stream_without_a_reason_is_incomplete() throws Exception {
    try (Calls calls = Calls.openai(Streams.of(Streams.until(OPENAI, 2, "data: [DONE]\n\n")))) {
      incomplete(calls, "The provider ended its stream without saying why it stopped.");
    }
    try (Calls calls = Calls.anthropic(Streams.of(List.of(Streams.STOPPED)))) {
      incomplete(calls, "The provider ended a message that it had not started.");
    }
  }

  @Test
  void an_answer_that_is_no_stream_is_incomplete() throws Exception {
    try (Calls calls = Calls.anthropic(line -> line.answer(200, "", "{}"))) {
      incomplete(calls, "The provider answered with something other than a stream of events.");
    }
  }

  @Test
  void silence_after_the_headers_or_in_mid_stream_ends_and_the_provider_sees_it() throws Exception {
    CallLimits impatient = limits(Duration.ofMillis(200), Duration.ofMinutes(1));
    for (int said : List.of(0, 4)) {
      try (Calls calls = Calls.within(impatient, Streams.of(ANTHROPIC.subList(0, said)))) {
        Attempt attempt = calls.ask();
        assertThat(attempt.outcome().end()).isEqualTo(Attempt.End.TIMED_OUT);
        assertThat(attempt.outcome().sentence())
            .isEqualTo("The provider sent nothing for too long.");
        assertThat(calls.heard).hasSize(2);
        calls.provider.awaitDisconnect();
      }
    }
  }

  @Test
  void a_stream_that_never_ends_ends_at_the_total_time() throws Exception {
    Script drips =
        line -> {
          line.stream().send(Streams.STARTED);
          while (true) {
            line.send(": more\n");
          }
        };
    CallLimits short1 = limits(Duration.ofMinutes(1), Duration.ofMillis(300));
    try (Calls calls = Calls.within(short1, drips)) {
      Attempt attempt = calls.ask();
      assertThat(attempt.outcome().end())
          .isIn(Attempt.End.TIMED_OUT, Attempt.End.INCOMPLETE); // 32 MiB on a fast machine
      calls.provider.awaitDisconnect();
    }
  }

  private static CallLimits limits(Duration idle, Duration total) {
    return new CallLimits(3, Duration.ofSeconds(5), idle, total, Duration.ZERO);
  }

  @Test
  void a_provider_that_is_not_there_is_said_to_be_unreachable() throws Exception {
    Calls calls = Calls.anthropic();
    calls.close();
    assertThat(calls.ask().outcome().end()).isEqualTo(Attempt.End.UNREACHABLE);
    assertThat(calls.heard).containsExactly("before 1", "after 1");
  }
}
