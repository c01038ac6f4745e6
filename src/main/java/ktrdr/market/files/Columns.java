package ktrdr.market.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import ktrdr.market.files.text.Found;
import ktrdr.market.files.text.RowFault;

/** Finds out which column is which by their names, and by what people say. */
final class Columns {
  /** In the order of preference. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "open", List.of("open", "o", "openprice", "op", "first"),
          "high", List.of("high", "h", "highprice", "hi", "max"),
          "low", List.of("low", "l", "lowprice", "lo", "min"),
          "close", List.of("close", "c", "closeprice", "cl", "closelast", "last", "price"),
          "volume", List.of("volume", "v", "tickvol", "tickvolume", "vol", "qty"));

  private static final Set<String> TIMES =
      Set.of(
          "start",
          "date",
          "time",
          "timestamp",
          "datetime",
          "opentime",
          "gmttime",
          "localtime",
          "t",
          "ts",
          "unix",
          "unixtime",
          "unixtimestamp",
          "epoch",
          "begin",
          "windowstart",
          "day",
          "tradingday",
          "dtyyyymmdd",
          "dateutc",
          "timeutc",
          "datetimeutc",
          "dategmt",
          "index");
  private static final List<String> PRICES = List.of("open", "high", "low", "close");

  private final List<String> names;
  private final Map<String, String> said;
  private final Contents contents;
  private final Map<String, Integer> found = new HashMap<>();

  private Columns(List<String> names, Map<String, String> said, Contents contents) {
    this.names = names;
    this.said = said;
    this.contents = contents;
  }

  /**
   * The number of the column of each role, counted from 0; {@code time} and {@code volume} may be
   * missing.
   *
   * @param said of {@link ReadingOptions#columns}
   * @throws RowFault if that is left open
   */
  static Map<String, Integer> of(List<String> names, Map<String, String> said, Contents contents) {
    Columns columns = new Columns(names, said, contents);
    columns.find();
    return columns.found;
  }

  /** How many prices are among these names. */
  static long prices(List<String> names) {
    List<String> plain = names.stream().map(Columns::plain).toList();
    return PRICES.stream().filter(p -> NAMES.get(p).stream().anyMatch(plain::contains)).count();
  }

  private void find() {
    for (String role : ReadingOptions.ROLES) {
      Optional.ofNullable(said.get(role)).ifPresent(name -> found.put(role, number(role, name)));
    }
    for (String price : PRICES) {
      byName(price).ifPresent(at -> found.putIfAbsent(price, at));
      require(found.containsKey(price), "no column is the " + price + missing(price));
    }
    byName("volume").or(this::anyVolume).ifPresent(at -> found.putIfAbsent("volume", at));
    date();
    timeOfDay();
    require(
        Set.copyOf(found.values()).size() == found.size(),
        "one column is named for two things: " + new TreeMap<>(said));
  }

  private String missing(String role) {
    return "; the columns are " + Found.list(names) + ": say which: --columns " + role + "=NAME";
  }

  private int number(String role, String name) {
    return number(names, role, name);
  }

  /**
   * The number of the column, counted from 0, that people say has a role.
   *
   * @throws RowFault if there is none
   */
  static int number(List<String> names, String role, String name) {
    String bare = name.replaceFirst(":(dmy|mdy|ymd)$", "");
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(bare)) {
        return i;
      }
    }
    if (bare.matches("[1-9][0-9]{0,2}") && Integer.parseInt(bare) <= names.size()) {
      return Integer.parseInt(bare) - 1;
    }
    throw new RowFault(
        "there is no column "
            + Found.quoted(bare)
            + " for the "
            + role
            + "; the columns are "
            + Found.list(names));
  }

  private Optional<Integer> byName(String role) {
    for (String name : NAMES.get(role)) {
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        if (plain(names.get(i)).equals(name) && !found.containsValue(i)) {
          at.add(i);
        }
      }
      require(at.size() <= 1 || found.containsKey(role), several(role, at));
      if (!at.isEmpty()) {
        return Optional.of(at.get(0));
      }
    }
    return Optional.empty();
  }

  private Optional<Integer> anyVolume() {
    for (int i = 0; i < names.size(); i++) {
      if (plain(names.get(i)).startsWith("volume") && !found.containsValue(i)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private void date() {
    if (found.containsKey("date")) {
      return;
    }
    List<Integer> named = columns(true);
    List<Integer> full = named.stream().filter(contents::areTimes).toList();
    if (full.isEmpty()) {
      full = named.isEmpty() ? columns(false).stream().filter(contents::areTimes).toList() : named;
    }
    require(!full.isEmpty(), "no column holds the time" + missing("date"));
    require(full.size() == 1, several("date", full));
    found.put("date", full.get(0));
  }

  private void timeOfDay() {
    if (!found.containsKey("time") && contents.areDatesOnly(found.get("date"))) {
      List<Integer> clocks = columns(true).stream().filter(contents::areTimesOfDay).toList();
      require(clocks.size() <= 1, several("time", clocks));
      clocks.forEach(at -> found.put("time", at));
    }
  }

  private List<Integer> columns(boolean named) {
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!found.containsValue(i) && (!named || TIMES.contains(plain(names.get(i))))) {
        columns.add(i);
      }
    }
    return columns;
  }

  private String several(String role, List<Integer> at) {
    return at.size() < 2
        ? ""
        : "the columns "
            + Found.list(at.stream().map(names::get).toList())
            + " can all be the "
            + role
            + "; say which: --columns "
            + role
            + "="
            + (at.get(0) + 1);
  }

  /** A name without case, numbers before it, and what is no letter or digit. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("^[0-9]+\\.|[^a-z0-9]", "");
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new RowFault(otherwise);
    }
  }
}
