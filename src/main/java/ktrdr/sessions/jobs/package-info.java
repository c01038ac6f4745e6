/**
 * Batch jobs: launching, stopping and queueing them, and their logs. The batch door implements the
 * launcher. Start reading at {@link Launcher}.
 */
package ktrdr.sessions.jobs;
