package ktrdr.market.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.parquet.ParquetField;
import ktrdr.market.files.parquet.ParquetRows;
import ktrdr.market.files.parquet.UnreadableTable;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.text.RowFault;
import ktrdr.market.files.times.BarClock;
import ktrdr.market.files.times.DateOrder;
import ktrdr.market.files.times.Epoch;
import ktrdr.market.files.times.TimeText;
import ktrdr.market.files.times.Written;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Reads a Parquet file of bars. */
final class ParquetBars {
  private static final int SAMPLE = 300;
  private static final int ROWS_BETWEEN_CHECKS = 1_000;
  private static final List<String> ROLES =
      List.of("date", "open", "high", "low", "close", "volume");

  private final Path file;
  private final Symbol symbol;
  private final Timeframe timeframe;
  private final ReadingOptions options;
  private final ProgressMonitor monitor;
  private final TimeText text;

  ParquetBars(
      Path file,
      Symbol symbol,
      Timeframe timeframe,
      ReadingOptions options,
      ProgressMonitor monitor) {
    this.file = file;
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.options = options;
    this.monitor = monitor;
    this.text = new TimeText(options.dates().orElse(DateOrder.YMD));
  }

  Reading read() throws IOException {
    try (ParquetRows rows = ParquetRows.open(file)) {
      List<ParquetField> fields = rows.fields();
      List<String> names = fields.stream().map(ParquetField::name).toList();
      Map<String, Integer> roles = Columns.of(names, options.columns(), new Kinds(fields));
      for (String role : List.of("time", ReadingOptions.DECIMAL)) {
        if (options.columns().containsKey(role)) {
          throw new RowFault("columns can't say " + role + ": times and numbers have types there");
        }
      }
      return read(rows, fields, roles);
    } catch (RowFault | UnreadableTable e) {
      throw new UnusableFile(symbol.name(), "in the Parquet file " + e.getMessage());
    }
  }

  private Reading read(ParquetRows rows, List<ParquetField> fields, Map<String, Integer> roles)
      throws IOException {
    List<ParquetField> chosen =
        ROLES.stream().filter(roles::containsKey).map(role -> fields.get(roles.get(role))).toList();
    List<Written> sample = sample(rows, chosen);
    boolean newestFirst = newestFirst(sample);
    boolean dates =
        timeframe.compareTo(Timeframe.D1) >= 0 && BarClock.areDates(sample, options.zone());
    BarClock clock = new BarClock(options.zone(), dates, newestFirst);
    BarCollector bars = new BarCollector(symbol, timeframe, newestFirst, options.skipBad());
    rows.read(chosen, Long.MAX_VALUE, (number, cells) -> row(number, cells, clock, bars, rows));
    return bars.reading(understood(rows, fields, roles, newestFirst), List.of());
  }

  private List<Written> sample(ParquetRows rows, List<ParquetField> chosen) throws IOException {
    List<Written> sample = new ArrayList<>();
    rows.read(
        chosen.subList(0, 1),
        SAMPLE,
        (number, cells) -> {
          try {
            sample.add(time(cells[0]));
          } catch (RowFault bad) {
            // the reading that follows says so
          }
        });
    return sample;
  }

  private static boolean newestFirst(List<Written> sample) {
    int newer = 0;
    for (int i = 1; i < sample.size(); i++) {
      newer += Integer.signum(sample.get(i).local().compareTo(sample.get(i - 1).local()));
    }
    return newer < 0;
  }

  private void row(
      long number, Object[] cells, BarClock clock, BarCollector bars, ParquetRows rows) {
    if (number % ROWS_BETWEEN_CHECKS == 0) {
      monitor.stopIfCancelled();
      monitor.report(Progress.of(number, rows.size(), "row " + number));
    }
    try {
      Instant start = clock.start(time(cells[0]));
      double[] values = new double[ROLES.size() - 1];
      for (int i = 1; i < cells.length; i++) {
        values[i - 1] = value(cells[i], ROLES.get(i));
      }
      bars.add(start, values);
    } catch (RowFault bad) {
      bars.bad(number, bad.getMessage());
    }
  }

  private Written time(Object cell) {
    if (cell instanceof Instant instant) {
      return new Written(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), ZoneOffset.UTC);
    }
    if (cell instanceof LocalDateTime local) {
      return new Written(local, null);
    }
    if (cell instanceof LocalDate date) {
      return new Written(date.atStartOfDay(), null);
    }
    if (cell instanceof Long count) {
      return count(count);
    }
    if (cell instanceof String words) {
      return text.read(words);
    }
    throw new RowFault("the time is empty");
  }

  private static Written count(long count) {
    try {
      return Epoch.read(count);
    } catch (DateTimeException e) {
      throw new RowFault(count + " is no count of seconds or smaller units since 1970");
    }
  }

  private static double value(Object cell, String role) {
    double value =
        cell instanceof Double real ? real : cell instanceof Long whole ? whole : Double.NaN;
    if (!Double.isFinite(value)) {
      String found =
          cell == null ? "empty" : Found.quoted(cell.toString()) + ", which is no number";
      throw new RowFault("the " + role + " is " + found);
    }
    return value;
  }

  private Understood understood(
      ParquetRows rows,
      List<ParquetField> fields,
      Map<String, Integer> roles,
      boolean newestFirst) {
    List<String> used = new ArrayList<>();
    new TreeMap<>(roles).forEach((role, at) -> used.add(role + "=" + fields.get(at).name()));
    Set<Integer> at = Set.copyOf(roles.values());
    List<String> ignored =
        fields.stream()
            .filter(field -> !at.contains(fields.indexOf(field)))
            .map(ParquetField::name)
            .toList();
    return new Understood(
        rows.compression(),
        "parquet",
        "",
        true,
        used,
        ignored,
        fields.get(roles.get("date")).described(),
        options.zone().map(Object::toString).orElse("UTC"),
        newestFirst ? "newest first" : "oldest first");
  }

  /** What columns hold, by their types. */
  private record Kinds(List<ParquetField> fields) implements Contents {
    private static final Set<String> NAMED = Set.of("date", "time", "timestamp", "datetime", "t");

    @Override
    public boolean areTimes(int column) {
      ParquetField field = fields.get(column);
      return switch (field.kind()) {
        case TIME, DATE -> true;
        case WHOLE, TEXT -> NAMED.contains(field.name().toLowerCase(Locale.ROOT));
        default -> false;
      };
    }

    @Override
    public boolean areDatesOnly(int column) {
      return false; // a time of day in a column of its own is not written in Parquet
    }

    @Override
    public boolean areTimesOfDay(int column) {
      return false;
    }
  }
}
