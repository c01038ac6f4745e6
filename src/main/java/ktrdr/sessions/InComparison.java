package ktrdr.sessions;

import java.time.Instant;

/**
 * The comparison of models that a session belongs to.
 *
 * @param id its number
 * @param since when it was asked for: none of its designers is told what was found later
 */
public record InComparison(long id, Instant since) {}
