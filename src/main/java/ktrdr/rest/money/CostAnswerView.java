package ktrdr.rest.money;

import java.util.List;

/**
 * What calls cost, group by group.
 *
 * @param by what the attempts of a group have in common
 * @param since the first day in UTC; null for all
 */
public record CostAnswerView(
    boolean success, String by, String since, List<SpendingView> costs, SpendingView total) {}
