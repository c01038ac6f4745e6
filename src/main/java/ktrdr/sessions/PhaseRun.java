package ktrdr.sessions;

import ktrdr.operations.Operation;

/**
 * One phase of one session, begun by this caller and nobody else.
 *
 * @param child the running operation that does its work
 */
public record PhaseRun(Session session, SessionPhase phase, Operation child) {}
