/**
 * The record of one research run: its phases, its outcome, what started it and what limits it. Each
 * subpackage does one thing with this record. Start reading at {@link Session}.
 */
package ktrdr.sessions;
