/**
 * The door to Jakarta Batch: the steps of both jobs and the only caller of the job operator. What
 * their rooms share is here: the monitor of the work, repeated calls of the database, and the
 * identity of the server. Start reading at {@link ktrdr.batch.steps.SessionStep}.
 */
package ktrdr.batch;
