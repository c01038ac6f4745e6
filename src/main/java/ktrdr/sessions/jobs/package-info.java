/**
 * Batch jobs: launching, stopping and queueing them, and their logs. {@code ktrdr.batch} implements
 * the launcher. Start reading at {@link Launcher}.
 */
package ktrdr.sessions.jobs;
