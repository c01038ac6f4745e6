package ktrdr.rest.events;

import ktrdr.work.Progress;

/**
 * The latest progress of one operation, written once for all to whom it is sent.
 *
 * @param number higher than that of every report of the same tree before it
 */
record ProgressReport(long number, Progress progress, String json) {}
