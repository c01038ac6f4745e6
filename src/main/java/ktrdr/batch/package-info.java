/**
 * The door to Jakarta Batch: the steps of both jobs and the only caller of the job operator. A step
 * opens its operation, calls the engine and closes the operation; it decides nothing else. Start
 * reading at {@link SessionStep}.
 */
package ktrdr.batch;
