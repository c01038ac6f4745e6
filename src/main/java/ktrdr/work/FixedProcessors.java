package ktrdr.work;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** A fixed number of processors that no other work wants. */
final class FixedProcessors implements IdleProcessors {
  private final Executor threads;
  private final Semaphore free;

  FixedProcessors(Executor threads, int count) {
    this.threads = threads;
    free = new Semaphore(count);
  }

  @Override
  public Optional<Seat> take() {
    return free.tryAcquire() ? Optional.of(new Taken()) : Optional.empty();
  }

  @Override
  public Rest rest() {
    return () -> {};
  }

  private final class Taken implements Seat {
    private final AtomicBoolean ended = new AtomicBoolean();

    @Override
    public void start(Runnable task) {
      threads.execute(task);
    }

    @Override
    public void safePoint() {
      // Nobody else wants this processor.
    }

    @Override
    public boolean wanted() {
      return false;
    }

    @Override
    public void end() {
      if (!ended.getAndSet(true)) {
        free.release();
      }
    }
  }
}
