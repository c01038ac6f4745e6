package ktrdr.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.fixture.Database;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationNotFound;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStatus;
import ktrdr.persistence.operations.JpaOperationStore;
import ktrdr.sessions.lifecycle.SessionTransactions;
import ktrdr.sessions.retention.RetentionTransactions;
import ktrdr.work.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * People look at a session while it moves, its progress is carried, and what ended is removed:
 * nobody deadlocks.
 */
@Tag("database")
class ReadersDoNotDisturbTest {
  private static final int SESSIONS = 40;
  private static final Database database = new Database();
  private final JpaOperationStore store = database.operations();
  private final SetClock clock = new SetClock();
  private final ServerTransactions here = ServerTransactions.on(database, clock);
  private final SessionTransactions transactions = here.sessions();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void sessions_move_on_while_they_are_read_and_carried_and_old_ones_are_removed()
      throws Exception {
    Session first = open();
    List<Thread> threads =
        Stream.<Consumer<OperationId>>of(
                root -> store.tree(root),
                root -> store.list(OperationQuery.newest(1000)),
                root -> store.activeRoots(),
                this::carry,
                root -> removeEnded())
            .map(this::repeat)
            .toList();
    latest = first.operation().orElseThrow();
    threads.forEach(Thread::start);
    run(first);
    for (int i = 1; i < SESSIONS; i++) {
      Session session = open();
      latest = session.operation().orElseThrow();
      run(session);
    }
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private volatile OperationId latest;

  private Thread repeat(Consumer<OperationId> action) {
    return new Thread(
        () -> {
          while (!over.get()) {
            try {
              database.run(() -> action.accept(latest));
            } catch (OperationNotFound removed) {
              // ended, and removed between two looks
            } catch (RuntimeException e) {
              failures.add(e);
            }
          }
        });
  }

  private void removeEnded() {
    RetentionTransactions transactions =
        new RetentionTransactions(database.archive(), store, clock);
    database
        .archive()
        .endedBeyond(OperationStatus.COMPLETED, 2, 1)
        .forEach(root -> transactions.remove(root));
  }

  private void carry(OperationId root) {
    for (Operation operation : store.tree(root)) {
      store.progress(operation.id(), operation.term(), Progress.of(1, 1000, "a"));
    }
  }

  private Session open() {
    Session.Design none = new Session.Design(Optional.empty(), Optional.empty());
    return database.in(
        () -> here.opens().open(Start.now(Stage.ASSIGNMENT, none), Stage.LOCAL).session());
  }

  private void run(Session session) {
    for (SessionPhase phase : SessionPhase.working()) {
      PhaseRun run =
          database.in(() -> transactions.begin(session.id(), phase, session.id())).orElseThrow();
      database.run(() -> transactions.finish(run, PhaseResult.of(Map.of())));
    }
  }
}
