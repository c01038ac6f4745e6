package ktrdr.rest.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.prices.PriceRow;
import ktrdr.agent.prices.Rates;

/**
 * What a model costs, in US dollars for a million tokens.
 *
 * @param validFrom the first day; null for ever
 * @param validUntil the first day on which it holds no more; null for never
 * @param retires the first day on which the provider no longer serves the model
 * @param tiers by the tokens that a request sends
 * @param version changes with what is paid; the ledger keeps it
 * @param own true for a row of the home's own file
 */
public record PriceRowView(
    String model,
    String validFrom,
    String validUntil,
    String retires,
    String successor,
    String knowledgeCutoff,
    long overheadTokens,
    List<PriceTierView> tiers,
    String source,
    String checked,
    String version,
    boolean own) {

  /** The rates of requests that send so many tokens, or more. */
  public record PriceTierView(
      long fromInputTokens,
      BigDecimal inputUsd,
      BigDecimal outputUsd,
      BigDecimal cacheReadUsd,
      List<CacheWritePriceView> cacheWrites) {

    private static PriceTierView of(PriceRow.Tier tier) {
      Rates rates = tier.rates();
      return new PriceTierView(
          tier.from(),
          rates.input(),
          rates.output(),
          rates.cacheRead(),
          rates.cacheWrites().stream()
              .map(w -> new CacheWritePriceView(w.lifetime().wire(), w.rate()))
              .toList());
    }
  }

  /** What it costs to write to a cache for so long. */
  public record CacheWritePriceView(String lifetime, BigDecimal usd) {}

  static PriceRowView of(PriceRow row, boolean own) {
    return new PriceRowView(
        row.model(),
        day(row.valid().from()),
        day(row.valid().until()),
        day(row.retirement().day()),
        row.retirement().successor().orElse(null),
        day(row.facts().knowledgeCutoff()),
        row.facts().overheadTokens(),
        row.tiers().stream().map(PriceTierView::of).toList(),
        row.source().page().toString(),
        row.source().checked().toString(),
        row.version(),
        own);
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }
}
