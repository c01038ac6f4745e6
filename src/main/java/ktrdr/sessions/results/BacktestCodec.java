package ktrdr.sessions.results;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.BacktestResult.Benchmark;
import ktrdr.agent.results.BacktestResult.Context;
import ktrdr.agent.results.BacktestResult.Period;
import ktrdr.agent.results.GateResult;
import ktrdr.backtest.InSample;
import ktrdr.operations.Operation;

/** The result of a backtest as a JSON object. */
public final class BacktestCodec {
  private BacktestCodec() {}

  /** The JSON object of a result. */
  public static Map<String, Object> write(BacktestResult result) {
    Fields fields = new Fields();
    result.period().ifPresent(period -> fields.put("period", write(period)));
    fields.put("in_sample", result.inSample());
    result.context().known().ifPresent(known -> write(known, fields));
    result.context().model().ifPresent(model -> fields.put("model", TestedModelCodec.write(model)));
    fields.all(MetricsCodec.write(result.metrics())).put("benchmark", write(result.benchmark()));
    if (!result.benchmarks().isEmpty()) {
      fields.put("benchmarks", BenchmarksCodec.write(result.benchmarks()));
    }
    if (!result.context().notes().isEmpty()) {
      fields.put("notes", result.context().notes());
    }
    result.dataSha256().ifPresent(hash -> fields.put("data_sha256", hash));
    return fields.put("gate", GateCodec.write(result.gate())).asMap();
  }

  private static void write(InSample known, Fields fields) {
    known.bars().ifPresent(bars -> fields.put("in_sample_bars", bars));
    known.reason().ifPresent(reason -> fields.put("in_sample_reason", reason.wire()));
  }

  private static Map<String, Object> write(Period period) {
    return new Fields()
        .put("from", period.from().toString())
        .put("to", period.to().toString())
        .put("bars", period.bars())
        .asMap();
  }

  private static Map<String, Object> write(Benchmark benchmark) {
    return new Fields()
        .put("name", benchmark.name())
        .put("position_size", benchmark.positionSize())
        .all(MetricsCodec.write(benchmark.metrics()))
        .asMap();
  }

  /** The result of a completed backtest. */
  public static BacktestResult read(Operation backtest) {
    return read(backtest.output().results());
  }

  static BacktestResult read(Map<String, Object> results) {
    Stored stored = Stored.of(results);
    return new BacktestResult(
        stored.object("period").flatMap(BacktestCodec::period),
        stored.flag("in_sample").orElse(true),
        MetricsCodec.read(stored),
        benchmark(stored.within("benchmark")),
        stored.text("data_sha256"),
        GateCodec.read(stored).orElse(GateResult.NOT_CHECKED),
        new Context(
            BenchmarksCodec.read(stored.objects("benchmarks")),
            stored.texts("notes"),
            known(stored),
            stored.object("model").map(TestedModelCodec::read)));
  }

  private static Optional<InSample> known(Stored stored) {
    Optional<InSample.Reason> reason = stored.text("in_sample_reason").flatMap(InSample.Reason::of);
    OptionalInt bars =
        stored.has("in_sample_bars")
            ? OptionalInt.of(stored.count("in_sample_bars"))
            : OptionalInt.empty();
    return bars.isPresent() || reason.isPresent()
        ? Optional.of(new InSample(bars, reason))
        : Optional.empty();
  }

  private static Optional<Period> period(Stored stored) {
    return stored
        .time("from")
        .flatMap(from -> stored.time("to").map(to -> new Period(from, to, stored.count("bars"))));
  }

  private static Benchmark benchmark(Stored stored) {
    return new Benchmark(
        stored.text("name").orElse(""), stored.number("position_size"), MetricsCodec.read(stored));
  }
}
