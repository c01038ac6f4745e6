package ktrdr.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.work.Progress;

/**
 * The visible, cancellable unit of work, as it was when it was read. Immutable: a change creates a
 * new value, and {@link OperationStore#replace} accepts it only if no other change came first.
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
   * The place of an operation in its tree.
   *
   * @param parent empty for a root
   * @param root its own id for a root
   * @param session the session that it works for; empty for stand-alone work
   * @param attempt 1, plus one for each retry
   * @param retryOf the operation that this one retries
   */
  public record Lineage(
      Optional<OperationId> parent,
      OperationId root,
      Optional<Long> session,
      int attempt,
      Optional<OperationId> retryOf) {}

  /**
   * The status and what explains it.
   *
   * @param version increases by one with each change; compare-and-set compares it
   * @param cancellation the cancel request; empty when nobody cancelled it
   * @param stopRequest a request to pause or time out the work; on roots only
   * @param error why it failed, as a sentence
   */
  public record State(
      OperationStatus status,
      long version,
      Times times,
      Ownership ownership,
      Optional<Cancellation> cancellation,
      Optional<StopRequest> stopRequest,
      Optional<String> error) {

    /** The state of a new operation. */
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

    /** When it first ran; empty before that. */
    public Optional<Instant> started() {
      return times.started();
    }

    /** When it became terminal; empty while it is active. */
    public Optional<Instant> ended() {
      return times.ended();
    }

    State becoming(OperationStatus next, Instant now) {
      return new State(
          next, version + 1, times.at(next, now), ownership, cancellation, stopRequest, error);
    }

    /** The next version with the same status. */
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

    /**
     * The state without the reason it ended: a reopened operation forgets its cancel, stop and
     * error.
     */
    State reopened() {
      return new State(
          status, version, times, ownership, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /**
   * The times of an operation.
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
   * Which server works on it. Exactly the active roots with an owner hold a slot.
   *
   * @param owner the server that works on it; empty while it is queued or paused
   * @param term increases each time the work changes hands; a worker of an earlier term can change
   *     nothing
   * @param turn the place in the queue; empty when it does not wait
   */
  public record Ownership(Optional<String> owner, long term, Optional<Long> turn) {
    /** No owner yet. */
    public static final Ownership NONE = new Ownership(Optional.empty(), 0, Optional.empty());

    /** Owned by {@code server} in the next term. */
    public Ownership takenBy(String server) {
      return new Ownership(Optional.of(server), term + 1, Optional.empty());
    }

    /** Without an owner; the previous worker is cut off. */
    public Ownership left() {
      return new Ownership(Optional.empty(), term + 1, Optional.empty());
    }

    /** The same owner in the next term: the current worker is cut off. */
    Ownership fenced() {
      return new Ownership(owner, term + 1, turn);
    }

    /** Waiting for a slot at this place in the queue; the previous worker is cut off. */
    public Ownership queued(long place) {
      return new Ownership(Optional.empty(), term + 1, Optional.of(place));
    }
  }

  /**
   * A request to cancel the operation.
   *
   * @param notice who asked, why, and until when the work may take to stop
   * @param forced true when the worker was cut off at the deadline
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

  /** A request to stop the work at its next safe point without cancelling it. */
  public record StopRequest(Kind kind, Notice notice) {
    /** Why the work should stop. */
    public enum Kind {
      /** It is paused and can be resumed. */
      PAUSE,
      /** It exceeded its time limit, so it fails. */
      TIMEOUT
    }
  }

  /**
   * What an operation works on.
   *
   * @param symbol what is traded, such as SPX
   * @param timeframe code of the bar length, such as 1d
   * @param parameters facts by wire name: {@code strategy_name}, {@code seed}, …
   */
  public record Subject(
      String description, String symbol, String timeframe, Map<String, Object> parameters) {}

  /**
   * What an operation produced.
   *
   * @param results by wire name; empty until completed
   * @param warnings sentences for people
   */
  public record Output(Map<String, Object> results, List<String> warnings) {
    public static final Output NONE = new Output(Map.of(), List.of());
  }

  public OperationStatus status() {
    return state.status();
  }

  /** The current term of its ownership. */
  public long term() {
    return state.ownership().term();
  }

  public boolean isRoot() {
    return lineage.parent().isEmpty();
  }

  /** The time spent working on it; empty when it never started. */
  public Optional<Duration> duration(Instant now) {
    boolean working = status() == OperationStatus.RUNNING || status() == OperationStatus.CANCELLING;
    // Earlier versions of ktrdr recorded no working time: use the time from start to end.
    return WorkTime.of(progress)
        .map(time -> time.until(now, working))
        .or(() -> state.started().map(s -> Duration.between(s, state.ended().orElse(now))));
  }

  /**
   * The estimated end of its work, never before {@code now}; empty when it is not running or there
   * is no estimate yet.
   */
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
