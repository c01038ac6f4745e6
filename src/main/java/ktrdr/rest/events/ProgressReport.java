package ktrdr.rest.events;

import ktrdr.work.Progress;

/**
 * The latest progress of one operation, serialised once for all clients.
 *
 * @param number higher than that of every earlier report of the tree
 */
record ProgressReport(long number, Progress progress, String json) {}
