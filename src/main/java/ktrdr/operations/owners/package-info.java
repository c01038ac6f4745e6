/**
 * The servers that share a database, and their heartbeats. A server that beats owns its trees; when
 * its heartbeat is old, others may take them over. Start reading at {@link Beats}.
 */
package ktrdr.operations.owners;
