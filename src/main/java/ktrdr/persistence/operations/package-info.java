/**
 * Operations with their progress, events, metrics and executions, and the heartbeats of their
 * owners. Changes are conditional updates; lists are read by queries that name their index. Start
 * reading at {@link JpaOperationStore}.
 */
package ktrdr.persistence.operations;
