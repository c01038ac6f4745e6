/**
 * The registry of trials: each completed design and backtest is registered in the transaction that
 * completes it, and an assessment counts what was tried on its bars before. It outlives sessions,
 * like the ledger of calls. Start reading at {@link TrialRegistry}.
 */
package ktrdr.sessions.trials;
