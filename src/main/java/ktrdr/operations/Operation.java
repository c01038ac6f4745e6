package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;

/**
 * The visible, cancellable unit of work, as it stood when it was read. Immutable: a change is a new
 * one, and {@link OperationStore#replace} decides whether it came first.
 */
public record Operation(
    OperationId id,
    Lineage lineage,
    OperationType type,
    State state,
    Subject subject,
    Output output,
    Progress progress) {

  /**
   * Where it stands in its tree.
   *
   * @param parent empty for a root
   * @param root its own id for a root
   * @param session the session that it works for; empty for stand-alone work
   * @param attempt 1, and one more with each retry
   */
  public record Lineage(
      Optional<OperationId> parent,
      OperationId root,
      Optional<Long> session,
      int attempt,
      Optional<OperationId> retryOf) {}

  /**
   * Status and what explains it.
   *
   * @param version one more with each change; compare-and-set goes by it
   * @param halt somebody asked the work to stop, other than by a cancel; of a root only
   */
  public record State(
      OperationStatus status,
      long version,
      Times times,
      Ownership ownership,
      Optional<Cancellation> cancellation,
      Optional<StopRequest> stopRequest,
      Optional<String> error) {

    /** A new operation's. */
    public static State pending(Instant now, Ownership ownership) {
      Times times = new Times(now, Optional.empty(), Optional.empty());
      return new State(
          OperationStatus.PENDING,
          0,
          times,
          ownership,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    public Instant created() {
      return times.created();
    }

    public Optional<Instant> started() {
      return times.started();
    }

    public Optional<Instant> ended() {
      return times.ended();
    }

    State becoming(OperationStatus next, Instant now) {
      return new State(
          next, version + 1, times.at(next, now), ownership, cancellation, stopRequest, error);
    }

    /** The same status, changed in something else. */
    State changed() {
      return new State(status, version + 1, times, ownership, cancellation, stopRequest, error);
    }

    State with(Ownership next) {
      return new State(status, version, times, next, cancellation, stopRequest, error);
    }

    State cancelledBy(Cancellation who) {
      return new State(status, version, times, ownership, Optional.of(who), stopRequest, error);
    }

    State withStopRequest(Optional<StopRequest> next) {
      return new State(status, version, times, ownership, cancellation, next, error);
    }

    State because(String sentence) {
      return new State(
          status, version, times, ownership, cancellation, stopRequest, Optional.of(sentence));
    }

    /** As it was before it ended: what stopped it is history. */
    State reopened() {
      return new State(
          status, version, times, ownership, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * When what happened.
   *
   * @param started when it first ran
   * @param ended when it became terminal
   */
  public record Times(Instant created, Optional<Instant> started, Optional<Instant> ended) {
    Times at(OperationStatus next, Instant now) {
      boolean starts = next == OperationStatus.RUNNING && started.isEmpty();
      return new Times(
          created,
          starts ? Optional.of(now) : started,
          next.terminal() ? Optional.of(now) : Optional.empty());
    }
  }

  /**
   * Who works on it. A slot is held exactly by the active roots that have an owner.
   *
   * @param owner the server whose work it is; empty while it is queued or paused
   * @param term raised each time that the work changes hands: a worker of an earlier term can
   *     change nothing any more
   * @param turn its place in the queue; empty when it does not wait
   */
  public record Ownership(Optional<String> owner, long term, Optional<Long> turn) {
    /** Nobody's yet. */
    public static final Ownership NONE = new Ownership(Optional.empty(), 0, Optional.empty());

    /** Work of this server, from the next term on. */
    public Ownership takenBy(String server) {
      return new Ownership(Optional.of(server), term + 1, Optional.empty());
    }

    /** Nobody's; whoever worked on it is cut off. */
    public Ownership left() {
      return new Ownership(Optional.empty(), term + 1, Optional.empty());
    }

    /** The same, but whoever works on it is cut off. */
    Ownership fenced() {
      return new Ownership(owner, term + 1, turn);
    }

    /** Waiting for a slot. */
    public Ownership queued(long place) {
      return new Ownership(Optional.empty(), term + 1, Optional.of(place));
    }
  }

  /**
   * A cancel.
   *
   * @param notice whose, and until when the work may take to stop
   * @param forced whether the work did not stop in time, and the operation was cancelled all the
   *     same
   */
  public record Cancellation(Notice notice, boolean forced) {
    /** A cancel whose work may still stop in time. */
    public static Cancellation of(Notice notice) {
      return new Cancellation(notice, false);
    }

    Cancellation byForce() {
      return new Cancellation(notice, true);
    }
  }

  /** The work shall stop at its next safe point, other than by a cancel. */
  public record StopRequest(Kind kind, Notice notice) {
    /** Why work stops. */
    public enum Kind {
      /** It is paused, and can go on. */
      PAUSE,
      /** Its time is over: it fails. */
      TIMEOUT
    }
  }

  /**
   * What it is about.
   *
   * @param parameters facts by wire name: {@code strategy_name}, {@code seed}, …
   */
  public record Subject(
      String description, String symbol, String timeframe, Map<String, Object> parameters) {}

  /**
   * What came out.
   *
   * @param results as they are stored; empty until completed
   */
  public record Output(Map<String, Object> results, List<String> warnings) {
    public static final Output NONE = new Output(Map.of(), List.of());
  }

  public OperationStatus status() {
    return state.status();
  }

  /** The term of its ownership. */
  public long term() {
    return state.ownership().term();
  }

  public boolean isRoot() {
    return lineage.parent().isEmpty();
  }

  /** How long it was worked on; empty when it never started. */
  public Optional<Duration> duration(Instant now) {
    boolean working = status() == OperationStatus.RUNNING || status() == OperationStatus.CANCELLING;
    // Work of earlier versions noted no time: there it is from the start to the end.
    return WorkTime.of(progress)
        .map(time -> time.until(now, working))
        .or(() -> state.started().map(s -> Duration.between(s, state.ended().orElse(now))));
  }

  /** About when its work ends; empty when nobody works on it, or that can't be said yet. */
  public Optional<Instant> end(Instant now) {
    return status() == OperationStatus.RUNNING
        ? WorkTime.of(progress).flatMap(WorkTime::end).map(at -> at.isBefore(now) ? now : at)
        : Optional.empty();
  }

  Operation with(State next) {
    return new Operation(id, lineage, type, next, subject, output, progress);
  }

  Operation with(Subject next) {
    return new Operation(id, lineage, type, state, next, output, progress);
  }

  Operation with(Output next) {
    return new Operation(id, lineage, type, state, subject, next, progress);
  }

  public Operation with(Progress next) {
    return new Operation(id, lineage, type, state, subject, output, next);
  }
}
