/**
 * The designer and the assessor of strategies, as plain values: a brief goes in, a design and an
 * assessment come out. Both are interfaces so that a language model can implement them too. Start
 * reading at {@link Designer}.
 */
package ktrdr.agent;
