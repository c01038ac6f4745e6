package ktrdr.operations.workers;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import ktrdr.work.IdleProcessors;

/** The processors of this server that no worker needs, for further threads of one worker. */
final class WorkerProcessors implements IdleProcessors {
  private final ComputeScheduler.Turn turn;
  private final SafePoints first;
  private final AtomicLong longest;
  private final Executor threads;
  private final Set<SafePoints> further = ConcurrentHashMap.newKeySet();

  WorkerProcessors(
      ComputeScheduler.Turn turn, SafePoints first, AtomicLong longest, Executor threads) {
    this.turn = turn;
    this.first = first;
    this.longest = longest;
    this.threads = threads;
  }

  @Override
  public Optional<Seat> take() {
    return turn.further().map(Further::new);
  }

  @Override
  public Rest rest() {
    first.rest();
    return first::goOn;
  }

  /** The longest time that a further thread is without a safe point, in nanoseconds. */
  long silence() {
    return further.stream().mapToLong(SafePoints::silence).max().orElse(0);
  }

  private final class Further implements Seat {
    private final ComputeScheduler.Turn seat;
    private SafePoints points;

    Further(ComputeScheduler.Turn seat) {
      this.seat = seat;
    }

    @Override
    public void start(Runnable task) {
      threads.execute(() -> run(task));
    }

    private void run(Runnable task) {
      points = new SafePoints(seat, longest);
      further.add(points);
      try {
        task.run();
      } finally {
        further.remove(points);
      }
    }

    @Override
    public void safePoint() {
      points.pass();
    }

    @Override
    public boolean wanted() {
      return seat.isWanted();
    }

    @Override
    public void end() {
      seat.end();
    }
  }
}
