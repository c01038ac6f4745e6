/**
 * What whole research sessions find on imaginary markets: edges that were planted, and nothing
 * where nothing is. The engine runs without a server. Start reading at {@link WholeSession}.
 */
package ktrdr.proof.research;
