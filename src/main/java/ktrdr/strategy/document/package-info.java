/**
 * Strategy documents: the reader, the writer and the one validator. The validator reports every
 * fault with its path and suggests the key that was probably meant. Start reading at {@link
 * StrategyReader}.
 */
package ktrdr.strategy.document;
