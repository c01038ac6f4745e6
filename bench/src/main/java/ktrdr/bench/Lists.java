package ktrdr.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** What people and programs ask for most, on servers with few and with many operations. */
final class Lists {
  private static final long HIGHEST = 600_000_000_000L;
  private static final int LEAST = 5;

  private final Settings.Size size;
  private final Table table;
  private final Map<Key, List<Histogram>> measured = new LinkedHashMap<>();
  private final Map<Side, List<Double>> rates = new LinkedHashMap<>();

  private record Key(Side side, String request) {}

  Lists(Settings.Size size, Table table) {
    this.size = size;
    this.table = table;
  }

  static Table table(Settings.Size size) {
    return new Table(
        "lists-" + size.operations(),
        "Requests under up to %d writes a second, milliseconds: median of %d rounds (least–greatest)"
            .formatted(size.writes(), size.rounds()),
        "database",
        "operations",
        "request",
        "requests",
        "p50",
        "p90",
        "p99",
        "writes/s");
  }

  /** Measures these side by side, each round in another order, and adds their rows. */
  void measure(List<Side> sides) {
    Map<Side, Requests> requests = new LinkedHashMap<>();
    sides.forEach(side -> requests.put(side, new Requests(side, size.seed())));
    for (int round = 0; round <= size.rounds(); round++) {
      List<Side> order = new ArrayList<>(sides);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      for (Side side : order) {
        // the first one only warms up
        round(side, requests.get(side), round > 0);
      }
    }
    for (Side side : sides) {
      requests.get(side).all().keySet().forEach(name -> row(new Key(side, name)));
    }
  }

  private void round(Side side, Requests requests, boolean counts) {
    try (Writes writes = new Writes(side.server().api(), size.writes())) {
      for (Map.Entry<String, Supplier<String>> each : requests.all().entrySet()) {
        Histogram times = times(requests, each.getValue());
        if (counts) {
          Key key = new Key(side, each.getKey());
          measured.computeIfAbsent(key, k -> new ArrayList<>()).add(times);
        }
      }
      if (counts) {
        rates.computeIfAbsent(side, s -> new ArrayList<>()).add(writes.rate());
      }
    }
  }

  /** Nanoseconds of one request after the other. */
  private Histogram times(Requests requests, Supplier<String> next) {
    Histogram times = new Histogram(HIGHEST, 3);
    long begin = System.nanoTime();
    long end = begin + size.requestSeconds() * 1_000_000_000L;
    for (int i = 0; i < size.requests() && (i < LEAST || System.nanoTime() < end); i++) {
      String path = next.get();
      long sent = System.nanoTime();
      requests.get(path);
      times.recordValue(System.nanoTime() - sent);
    }
    return times;
  }

  private void row(Key key) {
    List<Histogram> rounds = measured.get(key);
    table.add(
        key.side().kind(),
        String.format("%,d", key.side().operations()),
        key.request(),
        rounds.stream().mapToLong(Histogram::getTotalCount).sum(),
        at(rounds, 50),
        at(rounds, 90),
        at(rounds, 99),
        Spread.number(Spread.of(rates.get(key.side())).median()));
  }

  private static Spread at(List<Histogram> rounds, double percentile) {
    return Spread.of(rounds.stream().map(r -> r.getValueAtPercentile(percentile) / 1e6).toList());
  }
}
