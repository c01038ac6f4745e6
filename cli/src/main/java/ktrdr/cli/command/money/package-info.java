/**
 * {@code ktrdr agent budget}, {@code cost}, {@code models}, {@code prices} and {@code ledger}:
 * language models and their money. Start reading at {@link AgentBudget}.
 */
package ktrdr.cli.command.money;
