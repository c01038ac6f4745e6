package ktrdr.sessions.results;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import ktrdr.backtest.benchmarks.BenchmarkFigures;
import ktrdr.backtest.benchmarks.BenchmarkFigures.Draws;
import ktrdr.backtest.benchmarks.BenchmarkFigures.Kind;

/** The benchmarks of a backtest as a list of JSON objects. */
final class BenchmarksCodec {
  private BenchmarksCodec() {}

  static List<Map<String, Object>> write(List<BenchmarkFigures> benchmarks) {
    return benchmarks.stream().map(BenchmarksCodec::write).toList();
  }

  private static Map<String, Object> write(BenchmarkFigures benchmark) {
    Fields fields =
        new Fields()
            .put("name", benchmark.kind().name().toLowerCase(Locale.ROOT))
            .put("label", benchmark.label())
            .put("position_size", benchmark.positionSize())
            .put("total_return", benchmark.totalReturn())
            .put("sharpe", benchmark.sharpe())
            .put("max_drawdown", benchmark.maxDrawdown());
    benchmark
        .draws()
        .ifPresent(
            draws ->
                fields
                    .put("draws", draws.count())
                    .put("seed", draws.seed())
                    .put("percentile", draws.percentile()));
    return fields.asMap();
  }

  /** Leaves out benchmarks that this version does not know. */
  static List<BenchmarkFigures> read(List<Stored> benchmarks) {
    return benchmarks.stream().flatMap(stored -> read(stored).stream()).toList();
  }

  private static Optional<BenchmarkFigures> read(Stored stored) {
    String name = stored.text("name").orElse("");
    return Stream.of(Kind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .map(
            kind ->
                new BenchmarkFigures(
                    kind,
                    stored.text("label").orElse(""),
                    stored.number("position_size"),
                    stored.number("total_return"),
                    stored.number("sharpe"),
                    stored.number("max_drawdown"),
                    draws(stored)));
  }

  private static Optional<Draws> draws(Stored stored) {
    OptionalLong seed = stored.integer("seed");
    return seed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Draws(stored.count("draws"), seed.getAsLong(), stored.number("percentile")));
  }
}
