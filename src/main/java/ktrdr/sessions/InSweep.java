package ktrdr.sessions;

import java.time.Instant;
import ktrdr.operations.OperationId;

/**
 * The sweep that a session belongs to.
 *
 * @param sweep its operation
 * @param point the number of the run in it, from 1
 * @param since when it was asked for: none of its designers is told what was found later
 */
public record InSweep(OperationId sweep, int point, Instant since) {}
