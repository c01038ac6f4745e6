package ktrdr.strategy.document;

import java.util.List;
import java.util.Map;
import ktrdr.market.BarSource;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.Features;

/** Reads the whole document, section by section, in the order in which people write it. */
final class DocumentReader {
  private static final int LONGEST_TEXT = 2_000;

  private final BarSource bars;
  private final Defaults defaults;

  DocumentReader(BarSource bars, Defaults defaults) {
    this.bars = bars;
    this.defaults = defaults;
  }

  Strategy read(Section document) {
    String name = document.at("name").required("a name of a-z, 0-9, _ and -").name().orElse("");
    Strategy.Text text =
        new Strategy.Text(
            document.at("description").text(LONGEST_TEXT).orElse(""),
            document.at("hypothesis").text(LONGEST_TEXT).orElse(""));
    // universal is accepted because it restricts nothing; the other words would have to restrict.
    document.at("scope").oneOf(Words.of("universal").later("symbol_group", "symbol_specific"));
    Strategy.Data data =
        new DataReader(bars)
            .read(document.at("training_data").required("symbols and timeframes").section());
    Section indicatorSection =
        document.at("indicators").required("at least one indicator").section();
    Map<String, Strategy.Indicator> indicators = new IndicatorReader().read(indicatorSection);
    List<Strategy.FuzzySet> inputs = inputs(document, indicatorSection, indicators, data);
    Strategy.Learning learning = new LearningReader(defaults).read(document);
    Strategy.Trading trading = new TradingReader(defaults).read(document);
    document.notYet("deployment", "context_data");
    document.done();
    return new Strategy(
        name, text, withWarmUp(data, indicators), indicators, inputs, learning, trading);
  }

  private static List<Strategy.FuzzySet> inputs(
      Section document,
      Section indicators,
      Map<String, Strategy.Indicator> valid,
      Strategy.Data data) {
    Section sets = document.at("fuzzy_sets").required("at least one fuzzy set").section();
    InputReader reader =
        new InputReader(new FuzzySetReader(indicators, valid).read(sets), data.timeframe());
    List<Strategy.FuzzySet> inputs = reader.read(document.at("nn_inputs"));
    if (!inputs.isEmpty()) {
      reader.refuseUnused(sets, indicators);
    }
    return inputs;
  }

  private static Strategy.Data withWarmUp(
      Strategy.Data data, Map<String, Strategy.Indicator> indicators) {
    int history = Math.max(data.historyRequired(), Features.longestWarmUp(indicators));
    return new Strategy.Data(data.symbol(), data.timeframe(), data.from(), data.to(), history);
  }
}
