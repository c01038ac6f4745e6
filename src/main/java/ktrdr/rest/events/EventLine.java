package ktrdr.rest.events;

/** One event of a log, written once for all to whom it is sent. */
record EventLine(long sequence, String kind, String json) {}
