/**
 * Money over HTTP: budgets, what was spent, what models cost, and the ledger of their calls.
 * Amounts are JSON numbers with every digit. Start reading at {@link BudgetResource}.
 */
package ktrdr.rest.money;
