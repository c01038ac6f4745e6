package ktrdr.agent.memory;

import java.util.Optional;

/**
 * A page of a list, the newest first.
 *
 * @param before the id with which the page before ended; empty for the first page
 * @param limit how many, at most
 */
public record MemoryPage(Optional<Long> before, int limit) {}
