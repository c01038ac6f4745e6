/**
 * Checks for the ways in which later bars get into a result: features, scalers, labels, splits,
 * saved models and fills. Each check is a class, and looks at a pipeline from bars to trades. Start
 * reading at {@link LeakChecks}.
 */
package ktrdr.agent.leaks;
