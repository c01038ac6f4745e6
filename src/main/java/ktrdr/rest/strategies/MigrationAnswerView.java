package ktrdr.rest.strategies;

/** A converted document, in the envelope that clients expect. */
public record MigrationAnswerView(boolean success, MigrationView data) {}
