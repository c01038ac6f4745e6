/**
 * What is noteworthy about a valid strategy. A warning says what will probably disappoint its
 * author, and is no fault. Start reading at {@link Warnings}.
 */
package ktrdr.strategy.document.review;
