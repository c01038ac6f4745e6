/**
 * What calls of language models may cost, and cost: reservations, budgets and a row for each
 * attempt. It decides and knows no database; its rows are kept through {@link LedgerRows}. Start
 * reading at {@link Ledger}.
 */
package ktrdr.agent.ledger;
