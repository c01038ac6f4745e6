/**
 * Strategy documents that people keep under a name, in the database, so that every server has them.
 * Those that come with ktrdr are read-only; sessions keep copies of their own, so a later change
 * alters no history. Start reading at {@link StoredStrategies}.
 */
package ktrdr.sessions.strategies;
