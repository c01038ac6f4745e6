package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;
import ktrdr.sessions.admission.ActiveSessionExists;
import ktrdr.sessions.lifecycle.NotResumable;
import ktrdr.sessions.lifecycle.OpenTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many want the same at once: exactly as many get it as there is. */
class CrowdsTest {
  private static final Races races = new Races();

  @AfterEach
  void endAll() {
    races.endAll();
  }

  @AfterAll
  static void close() {
    races.close();
  }

  @Test
  void of_fifty_triggers_at_limit_three_exactly_three_start() {
    List<Races.End> ends = races.atOnce(triggers(50, false));
    assertThat(ends.stream().filter(end -> !end.refused())).hasSize(3);
    assertThat(ends.stream().filter(Races.End::refused))
        .allMatch(end -> end.refusal() instanceof ActiveSessionExists);
    assertThat(roots()).hasSize(3);
  }

  @Test
  void of_fifty_that_may_wait_three_run_and_forty_seven_wait_each_at_its_own_place() {
    List<Races.End> ends = races.atOnce(triggers(50, true));
    assertThat(ends).noneMatch(Races.End::refused);
    List<Operation> roots = roots();
    assertThat(roots.stream().filter(r -> r.state().ownership().owner().isPresent())).hasSize(3);
    assertThat(
            roots.stream().flatMap(r -> r.state().ownership().turn().stream()).distinct().toList())
        .hasSize(47);
    assertThat(firstInTheQueue()).isEqualTo(dispatchedNext());
  }

  @Test
  void of_five_resumes_of_what_failed_exactly_one_wins() {
    assertOneWins(new Racing(races, 1, false).failed(), true);
  }

  @Test
  void of_five_resumes_of_what_was_cancelled_exactly_one_wins() {
    assertOneWins(new Racing(races, 1, false).cancelled(), true);
  }

  @Test
  void of_five_resumes_of_what_is_paused_exactly_one_wins() {
    assertOneWins(new Racing(races, 1, false).paused(), false);
  }

  @Test
  void two_recoverers_of_one_corpse_are_one_too_many() {
    Racing racing = new Racing(races);
    racing.begun(SessionPhase.DESIGNING);
    Operation corpse = racing.now();
    List<Supplier<Optional<Operation>>> recoverers =
        List.of(racing.recovering("b", corpse), racing.recovering("c", corpse));
    List<Races.End> ends = races.atOnce(recoverers);
    assertThat(ends.stream().filter(end -> ((Optional<?>) end.answer()).isPresent())).hasSize(1);
    assertThat(racing.now().term()).isEqualTo(corpse.term() + 1);
    races.assertConsistent(racing.root());
  }

  @Test
  void the_same_idempotency_key_from_ten_threads_starts_one_session() {
    ServerTransactions transactions = Racing.transactions(races, 3, "this");
    Start start = Racing.start(false, new Start.Key("key", "body"));
    Supplier<OpenTransactions.Opened> trigger = () -> transactions.opens().open(start, Racing.USER);
    List<Races.End> ends = races.atOnce(Collections.nCopies(10, trigger));
    assertThat(ends.stream().map(end -> opened(end).session().id()).distinct()).hasSize(1);
    assertThat(ends.stream().filter(end -> !opened(end).again())).hasSize(1);
    assertThat(roots()).hasSize(1);
  }

  @Test
  void who_is_cancelled_just_before_its_turn_is_passed_over() {
    Racing first = new Racing(races, 1, false);
    Racing waiting = new Racing(races, 1, true);
    first.cancelled();
    var transactions =
        Racing.transactions(new BeforeLock(races, waiting::cancelled).stores(), "this");
    Optional<Operation> next = races.database.in(() -> transactions.opens().next());
    assertThat(next).isEmpty();
    assertThat(races.statuses(waiting.root())).isEqualTo("cancelled");
    races.assertConsistent(waiting.root());
  }

  private void assertOneWins(Racing racing, boolean byRetry) {
    int before = races.tree(racing.root()).size();
    Supplier<?> resume = byRetry ? racing.resuming() : racing.unpausing();
    List<Races.End> ends = races.atOnce(Collections.nCopies(5, resume));
    assertThat(ends.stream().filter(end -> !end.refused())).hasSize(1);
    assertThat(ends.stream().filter(Races.End::refused))
        .allMatch(
            end ->
                end.refusal() instanceof NotResumable
                    || end.refusal() instanceof ActiveSessionExists);
    assertThat(races.tree(racing.root())).hasSize(before);
    assertThat(racing.now().status())
        .isEqualTo(byRetry ? OperationStatus.RESUMING : OperationStatus.PAUSED);
    races.assertConsistent(racing.root());
  }

  private List<Supplier<OpenTransactions.Opened>> triggers(int many, boolean queue) {
    ServerTransactions transactions = Racing.transactions(races, 3, "this");
    Start start = Racing.start(queue, null);
    return IntStream.range(0, many)
        .<Supplier<OpenTransactions.Opened>>mapToObj(
            i -> () -> transactions.opens().open(start, Racing.USER))
        .toList();
  }

  private static OpenTransactions.Opened opened(Races.End end) {
    return (OpenTransactions.Opened) end.answer();
  }

  private List<Operation> roots() {
    return races.database.in(() -> races.database.operations().activeRoots());
  }

  private OperationId firstInTheQueue() {
    return roots().stream()
        .filter(r -> r.state().ownership().turn().isPresent())
        .min(java.util.Comparator.comparing(r -> r.state().ownership().turn().orElseThrow()))
        .orElseThrow()
        .id();
  }

  /** After one of those that ran has ended. */
  private OperationId dispatchedNext() {
    Operation running =
        roots().stream().filter(r -> r.state().ownership().owner().isPresent()).findFirst().get();
    ServerTransactions transactions = Racing.transactions(races, 3, "this");
    races
        .database
        .in(() -> transactions.cancels().cancel(running.id(), Racing.notice()))
        .effective();
    return races.database.in(() -> transactions.opens().next()).orElseThrow().id();
  }
}
