package ktrdr.strategy.document;

import java.util.LinkedHashMap;
import java.util.Map;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.strategy.document.yaml.PlainTree;
import ktrdr.strategy.document.yaml.YamlTree;

/**
 * The one validator of strategy documents, version 3.0, for saving, triggering and training. Every
 * key either changes behaviour or is refused by name.
 */
public final class StrategyReader {
  private final BarSource bars;
  private final Defaults defaults;

  /** Creates a reader that accepts only symbols and time frames of this source. */
  public StrategyReader(BarSource bars) {
    this(bars, Defaults.CURRENT);
  }

  private StrategyReader(BarSource bars, Defaults defaults) {
    this.bars = bars;
    this.defaults = defaults;
  }

  /** Returns a reader for documents that were written while these defaults held. */
  public StrategyReader with(Defaults other) {
    return new StrategyReader(bars, other);
  }

  /**
   * Reads a strategy from YAML or JSON of at most 256 KiB.
   *
   * @throws InvalidStrategy with all faults at once
   */
  public Strategy read(String yamlOrJson) {
    Faults faults = new Faults();
    return strategy(YamlTree.of(yamlOrJson, faults), faults);
  }

  /**
   * Reads a strategy from a parsed document.
   *
   * @param document maps, lists, strings, numbers, booleans and nulls of plain Java
   * @throws InvalidStrategy with all faults at once
   */
  public Strategy read(Map<String, Object> document) {
    Faults faults = new Faults();
    return strategy(PlainTree.of(document, faults), faults);
  }

  /**
   * Reads a strategy from YAML or JSON for all bars of a market: whatever the document says of its
   * {@code training_data} is replaced.
   *
   * @throws InvalidStrategy with all faults at once
   */
  public Strategy read(String yamlOrJson, Market market) {
    Faults faults = new Faults();
    Object tree = YamlTree.of(yamlOrJson, faults);
    return strategy(tree instanceof Map<?, ?> document ? on(market, document) : tree, faults);
  }

  /**
   * Reads a strategy from YAML or JSON for other bars than those that the document names.
   *
   * @throws InvalidStrategy with all faults at once
   */
  public Strategy read(String yamlOrJson, OtherBars other) {
    Faults faults = new Faults();
    return strategy(other.in(YamlTree.of(yamlOrJson, faults)), faults);
  }

  /**
   * The document to store for a valid one: the text itself if {@link Defaults#FIRST} gives the
   * strategy, too; otherwise the strategy with its defaults spelled out. So whatever is stored is
   * read by {@link Defaults#FIRST}.
   */
  public String stored(String yamlOrJson) {
    return stored(yamlOrJson, read(yamlOrJson));
  }

  /** Like {@link #stored(String)}, for a strategy that may have been changed after it was read. */
  public String stored(String yamlOrJson, Strategy strategy) {
    return sameAsEver(yamlOrJson, strategy) ? yamlOrJson : StrategyWriter.yaml(strategy);
  }

  private boolean sameAsEver(String yamlOrJson, Strategy strategy) {
    try {
      return with(Defaults.FIRST).read(yamlOrJson).equals(strategy);
    } catch (InvalidStrategy onlyToday) {
      return false;
    }
  }

  private static Map<?, ?> on(Market market, Map<?, ?> document) {
    Map<Object, Object> moved = new LinkedHashMap<>(document);
    moved.put(
        "training_data",
        Map.of(
            "symbols",
            Map.of("symbol", market.symbol()),
            "timeframes",
            Map.of("timeframe", market.timeframe().code())));
    return moved;
  }

  private Strategy strategy(Object tree, Faults faults) {
    faults.throwIfAny(); // After a parse error nothing else is worth checking.
    Section document = new Entry("", tree, faults).section();
    faults.throwIfAny();
    refuseOtherVersions(document.at("version"));
    faults.throwIfAny(); // Another version has other keys; faulting each would hide the reason.
    Strategy strategy = new DocumentReader(bars, defaults).read(document);
    faults.throwIfAny();
    return strategy;
  }

  private static void refuseOtherVersions(Entry version) {
    version.required("\"3.0\"");
    String text = version.shown().replace("\"", "");
    if (text.startsWith("2")) {
      version.fault("version " + text + " is not read; convert it: ktrdr strategies migrate");
    } else if (version.given() && !text.equals("3.0")) {
      version.fault("must be \"3.0\"; is " + version.shown());
    }
  }
}
