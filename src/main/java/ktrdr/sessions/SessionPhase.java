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
  DESIGNING(OperationType.AGENT_DESIGN, "Design", 0, 0.25),
  /** Only in sessions of the first ktrdr: designed, not yet training. */
  DESIGNED,
  TRAINING(OperationType.TRAINING, "Training", 0.25, 0.60),
  BACKTESTING(OperationType.BACKTESTING, "Backtest", 0.60, 0.90),
  ASSESSING(OperationType.AGENT_ASSESSMENT, "Assessment", 0.90, 1),
  COMPLETE;

  private final OperationType work;
  private final String title;
  private final double from;
  private final double to;

  SessionPhase() {
    this(null, "", 0, 0);
  }

  SessionPhase(OperationType work, String title, double from, double to) {
    this.work = work;
    this.title = title;
    this.from = from;
    this.to = to;
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

  /** Turns a child's progress into its session's: {@code Training: epoch 12/50}. */
  public Progress ofSession(Progress child) {
    Progress shared = child.within(from, to);
    String label = child.label().isEmpty() ? title : title + ": " + child.label();
    return new Progress(
        shared.fraction(), label, child.itemsProcessed(), child.itemsTotal(), child.context());
  }

  /**
   * How long the later phases take, in multiples of this phase's own time, for estimating the end.
   * The shares of progress can't tell: a search over 400 candidates takes longer than one over 36.
   */
  public double later(Assignment.Effort effort) {
    double after = 0;
    for (SessionPhase phase = next(); phase != COMPLETE; phase = phase.next()) {
      after += phase.cost(effort);
    }
    return after / cost(effort);
  }

  // Measured, with one candidate as the unit: a short training and a backtest on part of the bars.
  private double cost(Assignment.Effort effort) {
    return switch (this) {
      case DESIGNING -> effort.candidates();
      case TRAINING -> 7;
      case BACKTESTING -> 1;
      case ASSESSING -> 1 + effort.resamples() / 2000.0;
      case IDLE, DESIGNED, COMPLETE -> 0;
    };
  }

  /** The four phases that do work, in order. */
  public static SessionPhase[] working() {
    return new SessionPhase[] {DESIGNING, TRAINING, BACKTESTING, ASSESSING};
  }
}
