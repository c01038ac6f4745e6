package ktrdr.sessions.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import ktrdr.fixture.Database;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.SetClock;
import ktrdr.operations.Notice;
import ktrdr.operations.OperationAlreadyFinished;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Stage;
import ktrdr.sessions.Start;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A cancel and the end of a session's last step, let go at the same instant on a real database. 40
 * times by default, 300 times in the profile {@code proof}.
 */
@Tag("database")
class CancelRaceTest {
  private static final int RACES = Proof.size(40, 300);
  private static final Database database = new Database();
  private static final ExecutorService runners = Executors.newFixedThreadPool(2);

  private final SetClock clock = new SetClock();
  private final ServerTransactions here = ServerTransactions.on(database, clock);
  private final SessionTransactions transactions = here.sessions();

  @AfterAll
  static void close() {
    runners.shutdown();
    database.close();
  }

  @Test
  void races_of_cancel_and_completion_end_in_one_terminal_status_each() throws Exception {
    int completed = 0;
    int cancelled = 0;
    for (int race = 0; race < RACES; race++) {
      OperationStatus end = race(race);
      completed += end == OperationStatus.COMPLETED ? 1 : 0;
      cancelled += end == OperationStatus.CANCELLED ? 1 : 0;
    }
    ProofTable table =
        new ProofTable(
            "1-races", "Cancel against completion", "races", "ended completed", "ended cancelled");
    table.row(RACES, completed, cancelled);
    table.write();
    // Who wins how often is the machine's choice; WindowsTest has each of them win.
    assertThat(completed + cancelled).isEqualTo(RACES);
  }

  private OperationStatus race(int number) throws Exception {
    PhaseRun last = lastPhase();
    OperationId root = last.child().lineage().root();
    CyclicBarrier start = new CyclicBarrier(2);
    List<Runnable> changes = Arrays.asList(() -> finish(last), () -> cancel(root));
    // Whoever comes to the barrier last goes on first: take turns, so that both are as likely.
    Collections.rotate(changes, number);
    List<Future<?>> ends = new ArrayList<>();
    for (Runnable change : changes) {
      ends.add(runners.submit(() -> database.run(() -> atOnce(start, change))));
    }
    for (Future<?> end : ends) {
      end.get(60, TimeUnit.SECONDS);
    }
    OperationStatus end = status(root);
    lateComersChangeNothing(last, root);
    assertThat(status(root)).isEqualTo(end);
    assertThat(terminalEvents(root)).hasSize(1);
    return end;
  }

  private void lateComersChangeNothing(PhaseRun last, OperationId root) {
    database.run(() -> finish(last));
    database.run(() -> transactions.fail(last, "too late"));
    database.run(() -> here.cancels().settle(root, true));
    database.run(() -> cancel(root));
  }

  private PhaseRun lastPhase() {
    Session session =
        database.in(
            () ->
                here.opens()
                    .open(Start.now(Stage.ASSIGNMENT, Session.Design.NONE), Stage.LOCAL)
                    .session());
    for (SessionPhase phase :
        List.of(SessionPhase.DESIGNING, SessionPhase.TRAINING, SessionPhase.BACKTESTING)) {
      PhaseRun run = database.in(() -> transactions.begin(session.id(), phase, 1)).orElseThrow();
      database.run(() -> finish(run));
    }
    return database
        .in(() -> transactions.begin(session.id(), SessionPhase.ASSESSING, 1))
        .orElseThrow();
  }

  private static void atOnce(CyclicBarrier start, Runnable change) {
    try {
      start.await(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    change.run();
  }

  private void finish(PhaseRun run) {
    transactions.finish(run, PhaseResult.of(Map.of("verdict", "neutral")));
  }

  private void cancel(OperationId root) {
    Instant now = clock.instant();
    Instant deadline = now.plus(Duration.ofSeconds(10));
    try {
      here.cancels().cancel(root, new Notice(now, Stage.LOCAL, "enough", deadline));
    } catch (OperationAlreadyFinished lost) {
      assertThat(lost.getMessage()).contains("completed");
    }
  }

  private static OperationStatus status(OperationId id) {
    return database.in(() -> database.operations().find(id)).orElseThrow().status();
  }

  private static List<OperationEvent> terminalEvents(OperationId root) {
    return database.in(() -> database.operations().events(root, 0, 100)).stream()
        .filter(e -> e.operation().equals(root) && e.kind().equals("transition"))
        .filter(e -> e.after().terminal())
        .toList();
  }
}
