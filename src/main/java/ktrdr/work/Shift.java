package ktrdr.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One run of a {@link Crew}. */
final class Shift<T> {
  /** How often the calling thread looks for idle processors, and for news while it waits. */
  private static final long LOOK_MILLIS = 50;

  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);

  private final List<Piece<T>> pieces;
  private final ProgressMonitor monitor;
  private final Members members;
  private final SharedProgress progress;
  private final CancelActions actions = new CancelActions();
  private final int[] open;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  // Each thread writes other elements, and leaves through the lock of Members.
  private final List<T> results;
  private long looked = System.nanoTime() - LOOK;
  private volatile boolean stopped;

  Shift(List<Piece<T>> pieces, ProgressMonitor monitor, IdleProcessors processors) {
    this.pieces = List.copyOf(pieces);
    this.monitor = monitor;
    members = new Members(processors, this::workAside);
    progress = new SharedProgress(this.pieces);
    results = new ArrayList<>();
    this.pieces.forEach(piece -> results.add(piece.result().orElse(null)));
    IntPredicate isOpen = index -> this.pieces.get(index).result().isEmpty();
    open = IntStream.range(0, this.pieces.size()).filter(isOpen).toArray();
  }

  List<T> run() throws IOException {
    ProgressMonitor.OnCancel onCancel = monitor.onCancel(this::stop);
    try {
      work();
    } finally {
      members.close();
      members.awaitAll(LOOK_MILLIS, this::tell);
      onCancel.close();
    }
    tell();
    throwFailure();
    return Collections.unmodifiableList(results);
  }

  private void work() {
    for (OptionalInt index = next(); index.isPresent(); index = next()) {
      attempt(new Part(index.getAsInt(), this::safePoint, this::forward));
    }
  }

  private void workAside(IdleProcessors.Seat seat) {
    while (!seat.wanted()) {
      OptionalInt index = next();
      if (index.isEmpty()) {
        return;
      }
      attempt(new Part(index.getAsInt(), seat::safePoint, () -> {}));
    }
  }

  private OptionalInt next() {
    int index = stopped ? open.length : next.getAndIncrement();
    return index < open.length ? OptionalInt.of(open[index]) : OptionalInt.empty();
  }

  // The calling thread throws what a piece threw, even an error, once the others have left.
  private void attempt(Part part) {
    try {
      part.stopIfCancelled();
      results.set(part.index, pieces.get(part.index).work().run(part));
      progress.done(part.index);
    } catch (Throwable e) {
      failed(e);
    }
  }

  private void failed(Throwable e) {
    if (!failure.compareAndSet(null, e) && failure.get() != e) {
      failure.get().addSuppressed(e);
    }
    stop();
  }

  /** Stops all pieces at their next safe point. At a cancel, the thread that cancels calls it. */
  private void stop() {
    stopped = true;
    members.endSeats();
    actions.run();
  }

  private void throwFailure() throws IOException {
    Throwable thrown = failure.get();
    if (thrown instanceof IOException e) {
      throw e;
    }
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    if (stopped) {
      throw new WorkCancelled();
    }
  }

  // The calling thread reports for all, and finds processors that have become idle.
  private void safePoint() {
    if (monitor.cancelled()) {
      stop();
    }
    forward();
    long now = System.nanoTime();
    if (!stopped && now - looked >= LOOK) {
      looked = now;
      members.call(open.length - next.get());
    }
  }

  private void forward() {
    progress.news().ifPresent(monitor::report);
  }

  private void tell() {
    try {
      forward();
    } catch (RuntimeException | Error e) {
      failed(e);
    }
  }

  /** The monitor of one piece. */
  private final class Part implements ProgressMonitor {
    private final int index;
    private final Runnable safePoint;
    private final Runnable reported;

    Part(int index, Runnable safePoint, Runnable reported) {
      this.index = index;
      this.safePoint = safePoint;
      this.reported = reported;
    }

    @Override
    public void report(Progress made) {
      progress.report(index, made);
      reported.run();
    }

    @Override
    public boolean cancelled() {
      safePoint.run();
      return stopped;
    }

    @Override
    public OnCancel onCancel(Runnable action) {
      return actions.add(action);
    }
  }
}
