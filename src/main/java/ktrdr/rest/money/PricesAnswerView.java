package ktrdr.rest.money;

import java.util.List;

/** Rows of prices. */
public record PricesAnswerView(boolean success, List<PriceRowView> prices) {}
