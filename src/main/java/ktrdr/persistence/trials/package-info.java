/**
 * The registry of trials: instruments, what was tried on them, and how far earlier backtests are
 * registered. Nothing here is ever removed. Start reading at {@link JpaTrialStore}.
 */
package ktrdr.persistence.trials;
