package ktrdr.sessions;

import ktrdr.operations.Operation;

/**
 * One phase of one session that this caller, and nobody else, has begun.
 *
 * @param child the operation that does its work, running
 */
public record PhaseRun(Session session, SessionPhase phase, Operation child) {}
