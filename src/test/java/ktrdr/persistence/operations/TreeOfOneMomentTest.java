package ktrdr.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import ktrdr.fixture.Database;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Caller;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads a tree sees no half of a transition, and keeps no transition from going on. */
@Tag("database")
class TreeOfOneMomentTest {
  private static final int SESSIONS = 20;

  /** Progress of a session of which so many phases completed. */
  private static final double[] DONE = {0, 0.25, 0.6, 0.9, 1};

  private static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.empty(),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);

  private final Database database = new Database();
  private final ServerTransactions transactions = ServerTransactions.on(database, new SetClock());
  private volatile Session newest = open();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_tree_that_changes_while_it_is_read_is_all_of_one_moment() {
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> IntStream.range(0, SESSIONS).forEach(i -> work()));
    int reads = 0;
    while (!writer.isDone()) {
      List<Operation> tree =
          database.in(() -> database.operations().tree(newest.operation().orElseThrow()));
      assertThat(tree.get(0).progress().fraction()).isEqualTo(DONE[completed(tree)]);
      reads++;
    }
    writer.join();
    assertThat(reads).isPositive();
  }

  private static int completed(List<Operation> tree) {
    return (int) tree.stream().skip(1).filter(o -> o.status() == OperationStatus.COMPLETED).count();
  }

  /** A session that goes through two phases and is cancelled in the third. */
  private void work() {
    newest = open();
    finish(SessionPhase.DESIGNING, PhaseResult.designed(Map.of(), "one", "name: one"));
    finish(SessionPhase.TRAINING, PhaseResult.of(Map.of("done", true)));
    Instant now = Instant.EPOCH;
    var who = new Notice(now, Caller.server("test"), "enough", now);
    database.run(() -> transactions.cancels().cancel(newest.operation().orElseThrow(), who));
  }

  private Session open() {
    Start start = Start.now(ASSIGNMENT, new Session.Design(Optional.empty(), Optional.empty()));
    return database.in(() -> transactions.opens().open(start, Caller.server("test"))).session();
  }

  private void finish(SessionPhase phase, PhaseResult result) {
    long id = newest.id();
    PhaseRun run = database.in(() -> transactions.sessions().begin(id, phase, id)).orElseThrow();
    assertThat(database.in(() -> transactions.sessions().finish(run, result))).isTrue();
  }
}
