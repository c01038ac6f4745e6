package ktrdr.sessions.sweeps;

import java.util.List;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Session;

/** Finds the sessions of sweeps. All calls join the caller's transaction. */
public interface SweepStore {

  /** The sessions of a sweep that were not removed, in the order of its runs. */
  List<Session> members(OperationId sweep);

  /** The sessions of all sweeps that have not ended, oldest first. */
  List<Session> active();
}
