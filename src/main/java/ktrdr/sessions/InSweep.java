package ktrdr.sessions;

import ktrdr.operations.OperationId;

/**
 * The sweep that a session belongs to.
 *
 * @param sweep its operation
 * @param point the number of the run in it, from 1
 */
public record InSweep(OperationId sweep, int point) {}
