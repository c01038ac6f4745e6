/**
 * Starts and stops jobs, and knows which ones run and what their logs say. Liberty's own tables
 * can't tell some of it. Start reading at {@link LibertyJobs}.
 */
package ktrdr.batch.jobs;
