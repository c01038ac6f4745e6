package ktrdr.market.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import ktrdr.market.Bar;
import ktrdr.market.BarSeries;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.BarFiles;
import ktrdr.market.files.ReadingOptions;
import ktrdr.work.ProgressMonitor;

/** Daily bars of the files below {@code src/test/resources/cases}, as an import reads them. */
public final class CaseBars {
  private CaseBars() {}

  /** The file of this name, without its ending. */
  public static Path file(String name) {
    try {
      return Path.of(CaseBars.class.getResource("/cases/" + name + ".csv").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bars of a file, under this symbol. */
  public static BarSeries daily(String name, Symbol symbol) {
    try {
      ProgressMonitor quiet = ProgressMonitor.unwatched();
      return BarFiles.read(file(name), name, symbol, Timeframe.D1, ReadingOptions.NONE, quiet)
          .bars();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same bars under another symbol. */
  public static BarSeries named(String symbol, BarSeries bars) {
    Symbol other = new Symbol(symbol, "renamed", bars.symbol().trading());
    return BarSeries.of(other, bars.timeframe(), list(bars));
  }

  /** A series in which each bar of these, counted from the first, is edited. */
  public static BarSeries edited(BarSeries bars, int every, UnaryOperator<Bar> edit) {
    List<Bar> edited = list(bars);
    for (int i = 0; i < edited.size(); i += every) {
      edited.set(i, edit.apply(edited.get(i)));
    }
    return BarSeries.of(bars.symbol(), bars.timeframe(), edited);
  }

  /** The bars of both, which must follow each other in time; named as the first. */
  public static BarSeries joined(BarSeries first, BarSeries second) {
    List<Bar> all = list(first);
    all.addAll(list(second));
    return BarSeries.of(first.symbol(), first.timeframe(), all);
  }

  private static List<Bar> list(BarSeries bars) {
    List<Bar> list = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      list.add(bars.bar(i));
    }
    return list;
  }
}
