/**
 * A row for each attempt to call a language model: what it may cost, and what it cost. It decides
 * and knows no database; its rows are kept through {@link LedgerRows}. Start reading at {@link
 * Ledger}.
 */
package ktrdr.agent.ledger;
