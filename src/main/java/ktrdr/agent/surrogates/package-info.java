/**
 * Tests a strategy on surrogates, which are its bars in an order in which nothing can be predicted.
 * Each series is a piece of work of its own, whose result is kept. Start reading at {@link
 * Surrogates}.
 */
package ktrdr.agent.surrogates;
