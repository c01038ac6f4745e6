/**
 * Comparisons of models: each model gets the same briefs, bars, seeds and candidates. Their
 * sessions are ordinary ones that wait for slots, so a restart loses nothing. Start reading at
 * {@link ComparisonTransactions}.
 */
package ktrdr.sessions.comparisons;
