package ktrdr.strategy.document;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.strategy.Strategy;

/** {@code training_data}: which bars are used. */
final class DataReader {
  private static final int MOST_HISTORY = 10_000;
  private static final int LONGEST_SYMBOL = 64;
  private static final List<String> CODES =
      Arrays.stream(Timeframe.values()).map(Timeframe::code).toList();

  private final BarSource bars;

  DataReader(BarSource bars) {
    this.bars = bars;
  }

  Strategy.Data read(Section data) {
    Entry symbol = symbol(data.at("symbols").required("{mode: single, symbol: …}").section());
    Entry frame = frame(data.at("timeframes").required("{mode: single, timeframe: …}").section());
    Optional<String> name = symbol.text(LONGEST_SYMBOL);
    Optional<Timeframe> timeframe = frame.oneOf(Words.of(CODES)).flatMap(Timeframe::of);
    if (name.isPresent() && timeframe.isPresent() && !bars.has(name.get(), timeframe.get())) {
      faultUnknown(symbol, name.get(), frame);
    }
    Section range = data.at("date_range").section();
    Entry first = range.at("start", "start_date").or(data.at("start_date"));
    Entry last = range.at("end", "end_date").or(data.at("end_date"));
    range.done();
    Optional<LocalDate> from = first.date();
    Optional<LocalDate> to = last.date();
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      last.fault("must not be before the start, " + from.get());
    }
    int history = data.at("history_required").whole(0, MOST_HISTORY).orElse(0);
    data.done();
    return new Strategy.Data(name.orElse(""), timeframe.orElse(Timeframe.D1), from, to, history);
  }

  private Entry symbol(Section symbols) {
    symbols.at("mode").oneOf(Words.of("single").later("multi_symbol"));
    symbols.notYet("list");
    Entry symbol = symbols.at("symbol").required("one of " + String.join(", ", names()));
    symbols.done();
    return symbol;
  }

  private static Entry frame(Section timeframes) {
    timeframes.at("mode").oneOf(Words.of("single").later("multi_timeframe"));
    timeframes.notYet("list", "base_timeframe");
    Entry timeframe = timeframes.at("timeframe").required("one of " + String.join(", ", CODES));
    timeframes.done();
    return timeframe;
  }

  private void faultUnknown(Entry symbol, String name, Entry frame) {
    List<String> codes =
        bars.listings().stream()
            .filter(listing -> listing.symbol().name().equals(name))
            .map(listing -> listing.timeframe().code())
            .toList();
    if (codes.isEmpty()) {
      symbol.fault(Nearest.missing("symbol", name, names()));
    } else {
      String there = String.join(", ", codes);
      frame.fault("there are no bars of " + name + " " + frame.shown() + ", only " + there);
    }
  }

  private List<String> names() {
    return bars.listings().stream().map(l -> l.symbol().name()).distinct().toList();
  }
}
