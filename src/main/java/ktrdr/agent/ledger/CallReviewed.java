package ktrdr.agent.ledger;

/** A person said what a call cost: an event for whoever measures. */
public record CallReviewed(LedgerEntry before, LedgerEntry after) {}
