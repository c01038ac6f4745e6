package ktrdr.rest.bars;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.sources.SeriesCatalogue.Entry;
import ktrdr.market.sources.SeriesFigures;

/**
 * The bars of one timeframe of a symbol. Figures are null while the bars can't be read.
 *
 * @param first start of the first bar
 * @param last start of the last bar
 * @param calendar when it is traded: {@code exchange} or {@code always}
 * @param source {@code bundled}, {@code imported} or {@code resampled}
 * @param dataSha256 of times and values
 * @param gaps stretches in which bars are missing
 */
public record SeriesView(
    String timeframe,
    Integer bars,
    Instant first,
    Instant last,
    String calendar,
    String source,
    String dataSha256,
    Integer gaps) {

  static SeriesView of(Entry entry) {
    Optional<SeriesFigures> figures = entry.figures();
    return new SeriesView(
        entry.listing().timeframe().code(),
        figures.map(SeriesFigures::bars).orElse(null),
        figures.map(SeriesFigures::first).orElse(null),
        figures.map(SeriesFigures::last).orElse(null),
        word(entry.listing().symbol().trading()),
        word(entry.origin()),
        figures.map(SeriesFigures::sha256).orElse(null),
        figures.map(SeriesFigures::gaps).orElse(null));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
