package ktrdr.rest.money;

/** An attempt after a person's word. */
public record SettledView(boolean success, LedgerEntryView entry) {}
