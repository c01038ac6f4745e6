package ktrdr.strategy.document;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.PriceSource;
import ktrdr.strategy.indicators.IndicatorCatalogue;
import ktrdr.strategy.indicators.IndicatorParameter;
import ktrdr.strategy.indicators.IndicatorType;

/** {@code indicators}: what is computed from the bars. */
final class IndicatorReader {
  private static final List<String> SOURCES =
      Arrays.stream(PriceSource.values()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList();

  /** Returns the indicators by id, in document order; leaves out faulty ones. */
  Map<String, Strategy.Indicator> read(Section indicators) {
    Map<String, Strategy.Indicator> read = new LinkedHashMap<>();
    for (String id : indicators.keys()) {
      Entry entry = indicators.named(id);
      indicator(entry.section()).ifPresent(indicator -> read.put(id, indicator));
    }
    return Collections.unmodifiableMap(read);
  }

  private static Optional<Strategy.Indicator> indicator(Section indicator) {
    List<String> names = IndicatorCatalogue.types().stream().map(IndicatorType::name).toList();
    Entry typeEntry = indicator.at("type").required("one of " + String.join(", ", names));
    Optional<IndicatorType> type =
        typeEntry
            .oneOf(Words.of(names).later(IndicatorCatalogue.NOT_YET))
            .flatMap(IndicatorCatalogue::find);
    // Of a type that reads several prices it is an unknown key.
    PriceSource source =
        type.map(IndicatorType::hasSource).orElse(true) ? source(indicator) : PriceSource.CLOSE;
    indicator.notYet("data_source");
    if (type.isEmpty()) {
      return Optional.empty(); // Which other keys are valid depends on the type.
    }
    Map<String, Double> parameters = parameters(type.get(), indicator);
    indicator.done();
    type.get().fault(parameters).ifPresent(typeEntry::fault);
    return Optional.of(new Strategy.Indicator(type.get().name(), parameters, source));
  }

  private static PriceSource source(Section indicator) {
    return indicator
        .at("source")
        .oneOf(Words.of(SOURCES))
        .map(name -> PriceSource.valueOf(name.toUpperCase(Locale.ROOT)))
        .orElse(PriceSource.CLOSE);
  }

  private static Map<String, Double> parameters(IndicatorType type, Section indicator) {
    Map<String, Double> parameters = new LinkedHashMap<>();
    for (IndicatorParameter parameter : type.parameters()) {
      Entry entry = indicator.at(parameter.name(), parameter.synonyms().toArray(String[]::new));
      parameters.put(parameter.name(), value(entry, parameter).orElse(parameter.defaultValue()));
    }
    return Collections.unmodifiableMap(parameters);
  }

  private static Optional<Double> value(Entry entry, IndicatorParameter parameter) {
    return parameter.whole()
        ? entry.whole((int) parameter.min(), (int) parameter.max()).map(Integer::doubleValue)
        : entry.number(Range.of(parameter.min(), parameter.max()));
  }
}
