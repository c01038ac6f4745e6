package ktrdr.proof;

import java.util.Optional;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.jobs.JobLauncher;

/**
 * A job execution, as {@code batch-jobs/session.xml} has it: one step after the other.
 *
 * @param at the step that it is at
 * @param run what the step works on; empty between two steps
 * @param reports how often the step has reported progress
 * @param stop somebody asked Liberty to stop it
 */
record Job(
    long id,
    String server,
    SessionPhase at,
    Optional<PhaseRun> run,
    int reports,
    boolean stop,
    JobLauncher.State state) {

  static Job started(long id, String server, SessionPhase first) {
    return new Job(id, server, first, Optional.empty(), 0, false, JobLauncher.State.RUNNING);
  }

  boolean runs() {
    return state == JobLauncher.State.RUNNING;
  }

  boolean works() {
    return runs() && run.isPresent();
  }

  Job working(PhaseRun on) {
    return new Job(id, server, at, Optional.of(on), 0, stop, state);
  }

  Job reported() {
    return new Job(id, server, at, run, reports + 1, stop, state);
  }

  Job asked() {
    return new Job(id, server, at, run, reports, true, state);
  }

  Job ended(JobLauncher.State how) {
    return new Job(id, server, SessionPhase.COMPLETE, Optional.empty(), 0, false, how);
  }

  /** The end of a job with one step. */
  Job last() {
    return ended(stop ? JobLauncher.State.STOPPED : JobLauncher.State.ENDED);
  }

  /** On to the next step, if there is one and nobody stopped it. */
  Job next() {
    if (stop) {
      return ended(JobLauncher.State.STOPPED);
    }
    return at.next() == SessionPhase.COMPLETE
        ? ended(JobLauncher.State.ENDED)
        : new Job(id, server, at.next(), Optional.empty(), 0, false, state);
  }
}
