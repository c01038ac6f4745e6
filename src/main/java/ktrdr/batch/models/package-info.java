/**
 * Who designs and assesses for a session, and the conversations with language models. Each attempt
 * is reserved in the ledger before it is sent; a replay reads recorded replies and sends nothing.
 * Start reading at {@link SessionAgents}.
 */
package ktrdr.batch.models;
