package ktrdr.proof;

import java.util.List;
import ktrdr.sessions.SessionPhase;

/**
 * How far an exploration goes.
 *
 * @param servers the first one begins; users ask the first one that is not silent
 * @param first step of a job
 * @param reports how often each step reports progress
 */
record Scope(
    Start start, List<String> servers, SessionPhase first, int reports, List<Wish> wishes) {

  /** Where it begins. */
  enum Start {
    /** Just opened, with three phases before it. */
    OPENED,
    /** In the queue, and a slot has just become free. */
    QUEUED,
    /** Just resumed, with two phases before it. */
    RESUMED,
    /** An operation without a session. */
    ALONE
  }

  /** Two servers, and no more steps than are needed. */
  static Scope small(Start start, Wish... wishes) {
    SessionPhase first = start == Start.RESUMED ? SessionPhase.BACKTESTING : SessionPhase.TRAINING;
    return new Scope(start, List.of("A", "B"), first, 0, List.of(wishes));
  }

  /** So many servers; jobs that have steps to skip, and report progress. */
  static Scope large(int servers, Start start, Wish... wishes) {
    return new Scope(
        start,
        List.of("A", "B", "C").subList(0, servers),
        SessionPhase.TRAINING,
        1,
        List.of(wishes));
  }

  World begin(Ground ground) {
    return switch (start) {
      case OPENED -> Starts.opened(ground, this);
      case QUEUED -> Starts.queued(ground, this);
      case RESUMED -> Starts.resumed(ground, this);
      case ALONE -> Starts.alone(ground, this);
    };
  }

  String title() {
    return start + " on " + String.join(", ", servers) + ": " + wishes;
  }
}
