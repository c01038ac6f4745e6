/**
 * The work that runs in this server now: who does it, who asked it to stop, whose turn it is to
 * compute, and its progress. Progress stays in memory, and a background thread stores it. Start
 * reading at {@link Worker}.
 */
package ktrdr.operations.workers;
