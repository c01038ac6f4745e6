/**
 * The ledger of calls to language models, with their requests and replies, the budgets and caps,
 * and the waits for them. Changes come one after the other, because each first updates the row of
 * the total budget. Start reading at {@link JpaLedgerRows}.
 */
package ktrdr.persistence.money;
