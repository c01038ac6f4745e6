/**
 * The record of one research run: its phases, its outcome, what started it and what limits it. The
 * rooms below this package each do one thing with the record. Start reading at {@link Session}.
 */
package ktrdr.sessions;
