package ktrdr.sessions.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.TooManyAlone;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work without a session keeps a thread each: a server has only so many. */
@Tag("database")
class StandaloneLimitTest {
  private StandaloneStage stage;

  @BeforeEach
  void open() {
    stage = new StandaloneStage();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void at_the_limit_nothing_begins_or_goes_on_until_something_ends() {
    Operation failed = stage.running();
    stage.fail(failed, "it broke");
    Operation first = open(StandaloneStage.MOST);
    assertRefused(stage::open);
    assertRefused(() -> stage.resume(failed));
    assertRefused(() -> stage.retry(failed));
    assertThat(stage.status(failed)).isEqualTo("failed");

    stage.finish(stage.begin(first).orElseThrow());
    assertThat(stage.resume(failed).status().wire()).isEqualTo("resuming");
    assertRefused(stage::open);
  }

  @Test
  void a_request_that_was_answered_is_answered_again_at_the_limit() {
    Optional<Start.Key> key = Optional.of(new Start.Key("key", "body"));
    Operation first = stage.open(StandaloneStage.PLAN, key).operation();
    open(StandaloneStage.MOST - 1);
    StandaloneTransactions.Opened again = stage.open(StandaloneStage.PLAN, key);
    assertThat(again.again()).isTrue();
    assertThat(again.operation().id()).isEqualTo(first.id());
  }

  @Test
  void what_is_paused_or_another_servers_does_not_count() {
    open(StandaloneStage.MOST - 1);
    stage.paused();
    ServerTransactions other = ServerTransactions.on(stage.database, stage.clock, 1, "other");
    stage.database.in(
        () -> other.solos().open(StandaloneStage.PLAN, Optional.empty(), Stage.LOCAL));
    stage.open();
    assertRefused(stage::open);
  }

  @Test
  void of_five_that_want_the_last_place_one_gets_it() throws Exception {
    open(StandaloneStage.MOST - 1);
    CyclicBarrier start = new CyclicBarrier(5);
    Callable<Boolean> opening =
        () -> {
          start.await();
          try {
            stage.open();
            return true;
          } catch (TooManyAlone full) {
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(5);
    List<Future<Boolean>> ends = threads.invokeAll(Collections.nCopies(5, opening));
    threads.shutdown();
    int began = 0;
    for (Future<Boolean> end : ends) {
      began += end.get() ? 1 : 0;
    }
    assertThat(began).isEqualTo(1);
  }

  /** So many; the first one of them. */
  private Operation open(int many) {
    Operation first = stage.open();
    for (int i = 1; i < many; i++) {
      stage.open();
    }
    return first;
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TooManyAlone.class,
            refusal ->
                assertThat(refusal.members())
                    .containsEntry("active_count", (long) StandaloneStage.MOST)
                    .containsEntry("limit", StandaloneStage.MOST));
  }
}
