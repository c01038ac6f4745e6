package ktrdr.operations.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.WorkTime;
import ktrdr.work.Progress;

/**
 * The progress of an operation and of its root in one run of the work. It never falls below the
 * progress shown before, and carries the working time and the estimated end.
 */
public final class WorkProgress {
  private static final Duration NOTED_EVERY = Duration.ofSeconds(1);

  /** Tolerance for rounding, because a root's progress is a sum of fractions. */
  private static final double ROUNDING = 1e-9;

  private final Operation operation;
  private final Operation root;
  private final Share share;
  private final Instant begun;
  private final Optional<Duration> expected;
  private final Pace pace = new Pace();
  private Optional<Progress> latest = Optional.empty();
  private Optional<Instant> told = Optional.empty();
  private boolean fresh = true;

  /**
   * The share of an operation in its root.
   *
   * @param ofRoot converts the operation's progress to the root's
   * @param later how long the root's work takes after this operation, in multiples of its duration
   */
  public record Share(UnaryOperator<Progress> ofRoot, double later) {
    /** For an operation that is its own root. */
    public static final Share ALL = new Share(UnaryOperator.identity(), 0);
  }

  /**
   * Starts a run.
   *
   * @param operation as it is before the run
   * @param root as it is before the run
   */
  public WorkProgress(Operation operation, Operation root, Share share, Instant begun) {
    this.operation = operation;
    this.root = root;
    this.share = share;
    this.begun = begun;
    expected = expected(operation, root);
  }

  // A phase that begins has no pace yet: until then the estimate of the phase before it stands.
  private static Optional<Duration> expected(Operation operation, Operation root) {
    boolean fresh = operation.progress().fraction() == 0 && operation.lineage().attempt() == 1;
    return fresh ? WorkTime.of(root.progress()).flatMap(WorkTime::left) : Optional.empty();
  }

  /** Records the progress that the work reports. */
  public synchronized void report(Progress progress) {
    latest = Optional.of(progress);
    fresh = true;
  }

  /**
   * The progress to store now; empty when it was stored less than a second ago and nothing is new.
   */
  synchronized Optional<Map<OperationId, Progress>> due(Instant now) {
    boolean old = told.filter(at -> Duration.between(at, now).compareTo(NOTED_EVERY) < 0).isEmpty();
    return fresh || old ? Optional.of(all(now)) : Optional.empty();
  }

  /** The progress to store for the operation and its root, new or not. */
  public synchronized Map<OperationId, Progress> all(Instant now) {
    told = Optional.of(now);
    fresh = false;
    latest.ifPresent(progress -> pace.see(progress.fraction(), now));
    Optional<Duration> left = latest.flatMap(p -> pace.left(p.fraction(), now));
    Optional<Progress> counted = latest.map(this::marked);
    Map<OperationId, Progress> all = new LinkedHashMap<>();
    all.put(operation.id(), noted(operation, counted, left, now));
    if (!operation.isRoot()) {
      Duration whole = worked(operation, now).plus(left.orElse(Duration.ZERO));
      Duration later = Duration.ofMillis(Math.round(whole.toMillis() * share.later()));
      Optional<Duration> ofRoot = left.map(later::plus).or(() -> expected(now));
      all.put(root.id(), noted(root, counted.map(share.ofRoot()), ofRoot, now));
    }
    return all;
  }

  private Optional<Duration> expected(Instant now) {
    Duration worked = Duration.between(begun, now);
    return expected.map(all -> all.minus(worked)).filter(left -> !left.isNegative());
  }

  /** Whether the progress is below what was shown before, so that work is being repeated. */
  public boolean repeats(Progress progress) {
    return isBelow(progress, operation.progress())
        || isBelow(share.ofRoot().apply(progress), root.progress());
  }

  private static boolean isBelow(Progress progress, Progress before) {
    return progress.fraction() < before.fraction() - ROUNDING;
  }

  private Progress marked(Progress progress) {
    return repeats(progress)
        ? progress.labelled(("repeating " + progress.label()).strip())
        : progress;
  }

  private Progress noted(
      Operation of, Optional<Progress> counted, Optional<Duration> left, Instant now) {
    Progress shown = counted.map(c -> shown(of.progress(), c)).orElse(of.progress());
    return new WorkTime(worked(of, now), now, left.map(now::plus)).on(shown);
  }

  // Progress never falls: while work is repeated, only the label of the step shows how far it is.
  private static Progress shown(Progress before, Progress now) {
    return now.fraction() >= before.fraction()
        ? now
        : new Progress(
            before.fraction(),
            now.label(),
            before.itemsProcessed(),
            before.itemsTotal(),
            now.context());
  }

  private Duration worked(Operation of, Instant now) {
    return WorkTime.of(of.progress())
        .map(WorkTime::worked)
        .or(() -> of.duration(begun))
        .orElse(Duration.ZERO)
        .plus(Duration.between(begun, now));
  }
}
