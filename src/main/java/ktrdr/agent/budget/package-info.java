/**
 * What may be spent on calls of language models: budgets, their caps, and the refusals of a call
 * that has no room. Amounts are US dollars with every digit. Start reading at {@link Budget}.
 */
package ktrdr.agent.budget;
