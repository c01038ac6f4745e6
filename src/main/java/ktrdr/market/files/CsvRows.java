package ktrdr.market.files;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ktrdr.market.Timeframe;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.text.Numbers;
import ktrdr.market.files.text.Packed;
import ktrdr.market.files.text.RowFault;
import ktrdr.market.files.times.BarClock;
import ktrdr.market.files.times.DateOrder;
import ktrdr.market.files.times.Epoch;
import ktrdr.market.files.times.TimeText;
import ktrdr.market.files.times.Written;

/** What the rows of a CSV file say, once its layout is known. */
final class CsvRows {
  private static final List<String> PRICES = List.of("open", "high", "low", "close");
  private static final List<String> NO_VOLUME = List.of("", "-");
  private static final Pattern SUFFIXED = Pattern.compile("(.*[0-9.,])([KMBkmb])");
  private static final double LEAN_SCALE = 10_000;
  private static final long DAY_MILLIS = 86_400_000;
  private static final Pattern DAY_IN_NAME =
      Pattern.compile("(?:.*[^0-9])?([0-9]{8})(?:[^0-9].*)?");

  private final Layout layout;
  private final ReadingOptions options;
  private final TimeText text;
  private final Numbers numbers;
  private final double scale;
  private final boolean utc;
  private final Optional<LocalDate> day;
  private List<Written> sample = List.of();

  /**
   * @param rows the first rows, among them bad ones
   * @param originalName the name of the file; files of a day by Lean have their date there
   */
  CsvRows(
      Layout layout,
      List<List<String>> rows,
      ReadingOptions options,
      DateOrder order,
      String originalName) {
    this.layout = layout;
    this.options = options;
    this.text = new TimeText(order);
    List<String> prices = cells(rows, PRICES);
    this.numbers =
        options.decimal().map(Numbers::new).orElseGet(() -> Numbers.of(cells(rows, valued())));
    boolean lean = options.preset().equals(Optional.of(Preset.LEAN));
    boolean whole = prices.stream().allMatch(p -> p.chars().allMatch(Character::isDigit));
    this.scale = lean && whole ? LEAN_SCALE : 1;
    this.day = lean ? day(originalName) : Optional.empty();
    String name = layout.names().get(layout.roles().get("date"));
    this.utc = name.matches("(?i).*(gmt|utc).*");
    this.sample = times(rows);
  }

  private List<String> valued() {
    List<String> roles = new ArrayList<>(PRICES);
    layout.volume().ifPresent(at -> roles.add("volume"));
    return roles;
  }

  private List<String> cells(List<List<String>> rows, List<String> roles) {
    return rows.stream()
        .filter(row -> row.size() >= layout.names().size())
        .flatMap(row -> roles.stream().map(role -> layout.cell(row, role)))
        .filter(Numbers::likely)
        .toList();
  }

  private List<Written> times(List<List<String>> rows) {
    List<Written> times = new ArrayList<>();
    for (List<String> row : rows) {
      try {
        times.add(time(row));
      } catch (RowFault | IndexOutOfBoundsException bad) {
        continue; // the reading that follows says so
      }
    }
    return times;
  }

  private static Optional<LocalDate> day(String fileName) {
    Matcher name = DAY_IN_NAME.matcher(fileName);
    return name.matches()
        ? Optional.of(new TimeText(DateOrder.YMD).read(name.group(1)).local().toLocalDate())
        : Optional.empty();
  }

  /** Whether more of the first rows are older than the row above than are newer. */
  boolean newestFirst() {
    int newer = 0;
    for (int i = 1; i < sample.size(); i++) {
      newer += Integer.signum(utc(sample.get(i)).compareTo(utc(sample.get(i - 1))));
    }
    return newer < 0;
  }

  private static Instant utc(Written time) {
    return time.local().atZone(time.own() == null ? ZoneOffset.UTC : time.own()).toInstant();
  }

  /** The clock of these bars. */
  BarClock clock(Timeframe timeframe) {
    boolean days = timeframe.compareTo(Timeframe.D1) >= 0;
    boolean dates = days && BarClock.areDates(sample, options.zone());
    return new BarClock(options.zone(), dates, newestFirst());
  }

  /**
   * When the bar of a row begins, as it is written.
   *
   * @throws RowFault if it is no time
   */
  Written time(List<String> row) {
    String cell = layout.time(row);
    if (day.isPresent() && cell.length() <= 8 && cell.chars().allMatch(Character::isDigit)) {
      long millis = cell.isEmpty() ? DAY_MILLIS : Long.parseLong(cell);
      if (millis < DAY_MILLIS) {
        return new Written(day.get().atStartOfDay().plusNanos(millis * 1_000_000), null);
      }
    }
    Written time = text.read(cell);
    return utc && time.own() == null ? new Written(time.local(), ZoneOffset.UTC) : time;
  }

  /**
   * Open, high, low, close and volume of a row; the volume is 0 where there is none.
   *
   * @throws RowFault if one is no number
   */
  double[] values(List<String> row) {
    double[] values = new double[PRICES.size() + 1];
    for (int i = 0; i < PRICES.size(); i++) {
      String cell = layout.cell(row, PRICES.get(i));
      double value = numbers.parse(cell);
      values[i] = scale == 1 ? value : value / scale;
      require(!Double.isNaN(value), PRICES.get(i), cell);
      if (value <= 0) {
        throw new RowFault("the " + PRICES.get(i) + " " + Found.quoted(cell) + " is not above 0");
      }
    }
    layout.volume().ifPresent(at -> values[PRICES.size()] = volume(row.get(at)));
    return values;
  }

  private double volume(String cell) {
    if (NO_VOLUME.contains(cell)) {
      return 0;
    }
    Matcher suffixed = SUFFIXED.matcher(cell);
    boolean has = suffixed.matches();
    double value = numbers.parse(has ? suffixed.group(1) : cell);
    require(!Double.isNaN(value), "volume", cell);
    return has ? times(value, Character.toUpperCase(suffixed.group(2).charAt(0))) : value;
  }

  private static double times(double value, char suffix) {
    int zeros = suffix == 'K' ? 3 : suffix == 'M' ? 6 : 9;
    return BigDecimal.valueOf(value).scaleByPowerOfTen(zeros).doubleValue();
  }

  private static void require(boolean number, String role, String cell) {
    if (!number) {
      throw new RowFault("the " + role + " " + Found.quoted(cell) + " is no number");
    }
  }

  Understood understood(Packed.Kind kind, String example) {
    return new Understood(
        kind.code(),
        "csv",
        layout.delimiter().code(),
        layout.header() > 0,
        layout.used(),
        layout.ignored(),
        format(example),
        utc ? "UTC" : options.zone().map(Object::toString).orElse("UTC"),
        newestFirst() ? "newest first" : "oldest first");
  }

  private String format(String example) {
    if (Epoch.isCount(example)) {
      return Epoch.unit(example) + " since 1970";
    }
    boolean open = TimeText.OPEN.matcher(example).matches();
    return "like " + Found.quoted(example) + (open ? ", in the order " + text.order().code() : "");
  }

  /** What else people should know. */
  List<String> warnings() {
    return scale == 1
        ? List.of()
        : List.of("Whole prices were divided by 10,000, as Lean keeps prices of equities");
  }
}
