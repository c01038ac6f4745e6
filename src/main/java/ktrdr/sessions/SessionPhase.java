package ktrdr.sessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import ktrdr.operations.OperationType;
import ktrdr.work.Progress;

/**
 * Where a session is. Each of the four working phases has a share of the session's progress and the
 * type of the operation that does its work.
 */
public enum SessionPhase {
  IDLE,
  DESIGNING(OperationType.AGENT_DESIGN, "Design", new Share(0, 0.25), new Share(0, 0.15)),
  /** Only in sessions of the first ktrdr: designed, not yet training. */
  DESIGNED,
  TRAINING(OperationType.TRAINING, "Training", new Share(0.25, 0.60), new Share(0.15, 0.35)),
  BACKTESTING(OperationType.BACKTESTING, "Backtest", new Share(0.60, 0.90), new Share(0.35, 0.40)),
  ASSESSING(OperationType.AGENT_ASSESSMENT, "Assessment", new Share(0.90, 1), new Share(0.40, 1)),
  COMPLETE;

  private final OperationType work;
  private final String title;
  private final Share usual;
  private final Share beforeSurrogates;

  /** A share of the progress of a session, which is 0 to 1. */
  private record Share(double from, double to) {
    static final Share NONE = new Share(0, 0);
  }

  SessionPhase() {
    this(null, "", Share.NONE, Share.NONE);
  }

  /**
   * @param beforeSurrogates its share when the assessment has surrogates for sure, which take
   *     longer than all phases before it
   */
  SessionPhase(OperationType work, String title, Share usual, Share beforeSurrogates) {
    this.work = work;
    this.title = title;
    this.usual = usual;
    this.beforeSurrogates = beforeSurrogates;
  }

  /** The wire value: the name in lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SessionPhase> of(String wire) {
    return Arrays.stream(values()).filter(p -> p.wire().equalsIgnoreCase(wire)).findFirst();
  }

  /** Type of the child operation that does this phase's work; empty if it has none. */
  public Optional<OperationType> work() {
    return Optional.ofNullable(work);
  }

  /** For people: {@code Training}. */
  public String title() {
    return title;
  }

  /** The word for this phase in a retry: {@code design}, {@code training}, … */
  public String step() {
    return switch (this) {
      case DESIGNING -> "design";
      case ASSESSING -> "assessment";
      default -> wire();
    };
  }

  /** The next working phase; {@link #COMPLETE} after the last. */
  public SessionPhase next() {
    return switch (this) {
      case IDLE -> DESIGNING;
      case DESIGNING, DESIGNED -> TRAINING;
      case TRAINING -> BACKTESTING;
      case BACKTESTING -> ASSESSING;
      case ASSESSING, COMPLETE -> COMPLETE;
    };
  }

  /** The first working phase: training if there is a strategy, else the design. */
  public static SessionPhase first(Session.Design design) {
    return design.document().isPresent() ? TRAINING : DESIGNING;
  }

  /** The first working phase of a session, as it was asked for. */
  public static SessionPhase first(Session session) {
    SessionPhase usual = session.assignment().strategy().isPresent() ? TRAINING : DESIGNING;
    return session.origin().flatMap(Origin::beginsWith).orElse(usual);
  }

  /** The phase that a session begins with when a slot is free. */
  public static SessionPhase begin(Session session) {
    return session.origin().flatMap(Origin::beginsWith).orElseGet(() -> first(session.design()));
  }

  /** The working phase for an operation type; empty for the session's own type. */
  public static Optional<SessionPhase> of(OperationType type) {
    return Arrays.stream(working()).filter(p -> p.work == type).findFirst();
  }

  /**
   * Turns a child's progress into its session's: {@code Training: epoch 12/50}.
   *
   * @param effort of the session
   */
  public Progress ofSession(Progress child, Assignment.Effort effort) {
    Share share = effort.surrogates().orElse(0) > 0 ? beforeSurrogates : usual;
    Progress shared = child.within(share.from(), share.to());
    String label = child.label().isEmpty() ? title : title + ": " + child.label();
    return new Progress(
        shared.fraction(), label, child.itemsProcessed(), child.itemsTotal(), child.context());
  }

  /** The four phases that do work, in order. */
  public static SessionPhase[] working() {
    return new SessionPhase[] {DESIGNING, TRAINING, BACKTESTING, ASSESSING};
  }
}
