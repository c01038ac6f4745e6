package ktrdr.rest.events;

/** One event of a log, serialised once for all clients. */
record EventLine(long sequence, String kind, String json) {}
