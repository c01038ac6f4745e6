package ktrdr.rest.strategies;

import java.util.List;

/**
 * One page of strategies.
 *
 * @param totalCount of all pages
 * @param nextPageToken null on the last page
 */
public record StrategiesAnswerView(
    boolean success, List<StrategyRowView> data, long totalCount, String nextPageToken) {}
