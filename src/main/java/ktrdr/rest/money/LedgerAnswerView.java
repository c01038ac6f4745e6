package ktrdr.rest.money;

import java.util.List;

/** One page of the ledger, newest first. */
public record LedgerAnswerView(
    boolean success, List<LedgerEntryView> entries, String nextPageToken) {}
