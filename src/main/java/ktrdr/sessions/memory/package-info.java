/**
 * What sessions remember and what designers are told of it: rows are written in the transaction
 * that stores a phase's result, and a design is told the same at every start. Start reading at
 * {@link SessionMemory}.
 */
package ktrdr.sessions.memory;
