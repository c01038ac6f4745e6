/**
 * Strategy documents: the reader, the writer and the one validator. It reports every fault with its
 * path, and suggests the key that was meant. Start reading at {@link StrategyReader}.
 */
package ktrdr.strategy.document;
