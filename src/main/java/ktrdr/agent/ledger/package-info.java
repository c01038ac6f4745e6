/**
 * What calls of language models cost and may cost: prices, reservations, budgets and a row for each
 * attempt. It decides and knows no database; its rows are kept through LedgerRows. Start reading at
 * {@link PriceList}.
 */
package ktrdr.agent.ledger;
