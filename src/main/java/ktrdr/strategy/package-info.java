/**
 * A strategy as a value, the signals of a model, and the refusals about both. A strategy is always
 * valid, because only the validator makes one. Start reading at {@link Strategy}.
 */
package ktrdr.strategy;
