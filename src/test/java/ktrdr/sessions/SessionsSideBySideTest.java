package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ktrdr.fixture.Database;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.sessions.lifecycle.SessionTransactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two sessions that change at the same instant. On a small table Derby reads every row where no
 * unique key says which one is meant, and so waits for rows that another session has locked.
 */
@Tag("database")
class SessionsSideBySideTest {
  private final Database database = new Database();
  private final ExecutorService runners = Executors.newFixedThreadPool(2);
  private final SetClock clock = new SetClock();
  private final ServerTransactions here = ServerTransactions.on(database, clock);
  private final SessionTransactions transactions = here.sessions();

  @AfterEach
  void close() {
    runners.shutdown();
    database.close();
  }

  @Test
  void phases_finish_side_by_side() throws Exception {
    sideBySide(run -> transactions.finish(run, PhaseResult.of(Map.of())));
  }

  @Test
  void phases_fail_side_by_side() throws Exception {
    sideBySide(run -> transactions.fail(run, "broken"));
  }

  @Test
  void sessions_are_cancelled_side_by_side() throws Exception {
    Instant now = clock.instant();
    var who = new Notice(now, Stage.LOCAL, "enough", now.plus(Duration.ofSeconds(9)));
    sideBySide(run -> here.cancels().cancel(run.child().lineage().root(), who));
  }

  /** Neither transaction commits before both have done their change. */
  private void sideBySide(Consumer<PhaseRun> change) throws Exception {
    List<PhaseRun> runs = List.of(begun(), begun());
    CyclicBarrier bothChanged = new CyclicBarrier(2);
    List<Future<?>> ends =
        runs.stream()
            .<Future<?>>map(run -> runners.submit(() -> inOne(change, run, bothChanged)))
            .toList();
    for (Future<?> end : ends) {
      end.get(15, TimeUnit.SECONDS);
    }
    assertThat(runs).allSatisfy(run -> assertThat(changed(run)).isTrue());
  }

  private void inOne(Consumer<PhaseRun> change, PhaseRun run, CyclicBarrier bothChanged) {
    database.run(
        () -> {
          change.accept(run);
          try {
            bothChanged.await(15, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IllegalStateException("one waited for the other", e);
          }
        });
  }

  private boolean changed(PhaseRun run) {
    Operation now = database.in(() -> database.operations().find(run.child().id())).orElseThrow();
    return now.state().version() > run.child().state().version();
  }

  private PhaseRun begun() {
    Session session =
        database.in(
            () ->
                here.opens()
                    .open(Start.now(Stage.ASSIGNMENT, Session.Design.NONE), Stage.LOCAL)
                    .session());
    return database
        .in(() -> transactions.begin(session.id(), SessionPhase.DESIGNING, 1))
        .orElseThrow();
  }
}
