package ktrdr.rest.strategies;

import java.util.List;

/**
 * A converted document.
 *
 * @param text YAML, version 3.0
 * @param notes what was changed
 * @param strategy what the text means
 */
public record MigrationView(String text, List<String> notes, StrategyView strategy) {}
