package ktrdr.strategy.document.migration;

import java.util.List;

/**
 * A converted document.
 *
 * @param text YAML, version 3.0; comments of the original are gone
 * @param notes what was changed, a sentence each, for people
 */
public record Migrated(String text, List<String> notes) {}
