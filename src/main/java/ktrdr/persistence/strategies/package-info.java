/**
 * Strategy documents as rows. Their text is stored as it was sent, comments included. Start reading
 * at {@link JpaStrategyStore}.
 */
package ktrdr.persistence.strategies;
