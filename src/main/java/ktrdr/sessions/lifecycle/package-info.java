/**
 * The transactions that move a session: open, begin and finish a phase, cancel, pause, retry, take
 * over. Each is one database transaction that leaves a consistent tree. Start reading at {@link
 * SessionTransactions}.
 */
package ktrdr.sessions.lifecycle;
