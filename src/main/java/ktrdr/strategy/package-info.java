/**
 * The strategy as a value, the signals of a model, and the refusals about both. Every part of a
 * strategy has a range that its constructor checks. Start reading at {@link Strategy}.
 */
package ktrdr.strategy;
