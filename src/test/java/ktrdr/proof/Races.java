package ktrdr.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import ktrdr.fixture.Database;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Fold;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.work.Progress;
import ktrdr.work.Refusal;

/** Transactions at the same instant on a real database, whichever the tests run on. */
final class Races implements AutoCloseable {
  /** So often each: 40 by default, 1,000 in the profile proof. */
  static final int ROUNDS = Proof.size(40, 300);

  final Database database = new Database();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What a call came to: its answer, or the refusal. */
  record End(Object answer, Refusal refusal) {
    boolean refused() {
      return refusal != null;
    }
  }

  /**
   * The first one holds the tree, and goes on only when the second one waits for it.
   *
   * @return how each of the two ended
   */
  List<End> oneHoldsTheTree(OperationId root, Supplier<?> first, Supplier<?> second) {
    return oneHolds(() -> database.operations().lock(root), first, second);
  }

  /** The same with the turn at the capacity, which everybody takes first who wants a slot. */
  List<End> oneHoldsTheTurn(Supplier<?> first, Supplier<?> second) {
    return oneHolds(database.capacity()::lock, first, second);
  }

  private List<End> oneHolds(Runnable lock, Supplier<?> first, Supplier<?> second) {
    CountDownLatch held = new CountDownLatch(1);
    Future<End> one =
        threads.submit(
            () ->
                end(
                    () -> {
                      lock.run();
                      held.countDown();
                      database.untilSomebodyWaits();
                      return first.get();
                    }));
    Future<End> other =
        threads.submit(
            () -> {
              held.await();
              return end(second);
            });
    return List.of(get(one), get(other));
  }

  /** All are let go at once, each in a transaction of its own. */
  List<End> atOnce(List<? extends Supplier<?>> calls) {
    CyclicBarrier start = new CyclicBarrier(calls.size());
    List<Future<End>> ends = new ArrayList<>();
    for (Supplier<?> call : calls) {
      ends.add(
          threads.submit(
              () -> {
                start.await();
                return end(call);
              }));
    }
    return ends.stream().map(Races::get).toList();
  }

  /** Runs in another thread, to its end. */
  void meanwhile(Runnable other) {
    try {
      threads.submit(other).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private End end(Supplier<?> call) {
    try {
      return new End(database.in(call), null);
    } catch (Refusal refusal) {
      return new End(null, refusal);
    }
  }

  private static End get(Future<End> end) {
    try {
      return end.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Cancels what is active. */
  void endAll() {
    ServerTransactions transactions = Racing.transactions(this, 1, "this");
    for (Operation root : database.in(() -> database.operations().activeRoots())) {
      database.run(() -> transactions.cancels().cancel(root.id(), Racing.notice()));
      database.run(() -> transactions.cancels().settle(root.id(), true));
    }
  }

  /** The log has no gap and gives the rows; session and root agree. */
  void assertConsistent(OperationId root) {
    assertConsistent(database, root);
  }

  static void assertConsistent(Database database, OperationId root) {
    List<OperationEvent> log = database.in(() -> database.operations().events(root, 0, 10_000));
    assertThat(log)
        .extracting(OperationEvent::sequence)
        .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
    List<Operation> tree = database.in(() -> database.operations().tree(root));
    assertThat(Fold.of(log)).isEqualTo(tree.stream().map(o -> o.with(Progress.NONE)).toList());
    Operation now = tree.get(0);
    Session session =
        database
            .in(() -> database.sessions().find(now.lineage().session().orElseThrow()))
            .orElseThrow();
    assertThat(session.standing().outcome().map(SessionOutcome::root))
        .isEqualTo(java.util.Optional.of(now.status()).filter(s -> s.terminal()));
  }

  List<Operation> tree(OperationId root) {
    return database.in(() -> database.operations().tree(root));
  }

  /** Statuses of a tree, the root's first. */
  String statuses(OperationId root) {
    return String.join(
        " ", tree(root).stream().map(operation -> operation.status().wire()).toList());
  }

  @Override
  public void close() {
    threads.shutdown();
    database.close();
  }
}
