/**
 * Sweeps: many sessions that differ in settings or seeds, under one operation that opens them as
 * slots get free. Its sessions are ordinary ones with links to it, so a restart loses nothing.
 * Start reading at {@link SweepMembers}.
 */
package ktrdr.sessions.sweeps;
