/**
 * Which bars a model has seen, whatever their symbol is called: a fingerprint of each bar, and what
 * two series have in common. A sketch keeps a few of many fingerprints. Start reading at {@link
 * Fingerprints}.
 */
package ktrdr.market.fingerprints;
