/**
 * The batch steps of both jobs. A step opens its operation, calls the engine and closes the
 * operation; it decides nothing else. Start reading at {@link SessionStep}.
 */
package ktrdr.batch.steps;
