package ktrdr.agent.model.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import ktrdr.agent.model.Provider;
import ktrdr.work.WorkCancelled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The provider sees the disconnect, the listener hears of the attempt, and the call ends. {@code
 * CancelsDuringACallTest} does it many times, with a ledger.
 */
@Tag("money")
class CancelTest {
  private static final int TIMES = 3;

  @ParameterizedTest
  @EnumSource(Provider.class)
  void before_the_headers(Provider spoken) throws Exception {
    for (int time = 0; time < TIMES; time++) {
      try (Calls calls = Calls.to(spoken, line -> {})) {
        CompletableFuture<Attempt> call = calls.begin();
        calls.provider.awaitRequest();
        calls.work.cancel();
        isOver(call, calls);
        calls.provider.awaitDisconnect();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void at_every_chunk_of_a_stream(Provider spoken) throws Exception {
    List<String> events =
        spoken == Provider.ANTHROPIC ? Streams.anthropic("end_turn") : Streams.openai("stop");
    for (int time = 0; time < TIMES; time++) {
      for (int said = 0; said < events.size(); said++) {
        try (Calls calls = Calls.to(spoken)) {
          List<String> first = events.subList(0, said);
          calls.provider.add(
              line -> {
                Streams.of(first).play(line);
                calls.work.cancel();
              });
          isOver(calls.begin(), calls);
          calls.provider.awaitDisconnect();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void in_the_wait_before_another_attempt(Provider spoken) throws Exception {
    for (int time = 0; time < TIMES; time++) {
      try (Calls calls =
          Calls.to(spoken, Streams.error(429, "retry-after: 60\r\n", "rate_limit_error", ""))) {
        CompletableFuture<Attempt> call = calls.begin();
        calls.work.awaitAction();
        calls.work.awaitAction();
        calls.work.cancel();
        assertThatThrownBy(call::join).hasCauseInstanceOf(WorkCancelled.class);
        assertThat(calls.heard).containsExactly("before 1", "after 1");
        assertThat(calls.provider.seen()).hasSize(1);
      }
    }
  }

  private static void isOver(CompletableFuture<Attempt> call, Calls calls) {
    assertThatThrownBy(call::join).hasCauseInstanceOf(WorkCancelled.class);
    assertThat(calls.attempts)
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.outcome().end()).isEqualTo(Attempt.End.CANCELLED));
  }
}
