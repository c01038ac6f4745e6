/**
 * What was tried on which bars: each look at a strategy's result on some bars is a trial, and the
 * more there were, the less the best one proves. Nothing here knows where trials are kept. Start
 * reading at {@link Tried}.
 */
package ktrdr.agent.trials;
