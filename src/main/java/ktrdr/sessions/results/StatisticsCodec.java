package ktrdr.sessions.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.AnnualSharpe;
import ktrdr.agent.results.AnnualSharpe.Interval;
import ktrdr.agent.results.AnnualSharpe.Luck;
import ktrdr.agent.results.AnnualSharpe.Sample;
import ktrdr.agent.results.LeakReport;
import ktrdr.agent.results.Statistics;
import ktrdr.agent.results.Statistics.Market;
import ktrdr.agent.results.Statistics.Trading;
import ktrdr.training.Score;

/** The statistics of an assessment as a JSON object; those of its backtest are null without one. */
final class StatisticsCodec {
  /** Of the backtest's own fields, those that are said again. */
  private static final List<String> OF_BACKTEST =
      List.of(
          "total_return",
          "max_drawdown",
          "trade_count",
          "win_rate",
          "profit_factor",
          "exposure",
          "turnover",
          "commission_usd",
          "net_profit_usd",
          "average_trade_usd",
          "break_even_commission");

  private static final Market NO_MARKET = new Market(Double.NaN, Double.NaN, Double.NaN);

  private StatisticsCodec() {}

  static Map<String, Object> write(Statistics statistics) {
    Map<String, Object> metrics =
        statistics.trading().map(t -> MetricsCodec.write(t.metrics()).asMap()).orElse(Map.of());
    Fields fields = new Fields();
    OF_BACKTEST.forEach(name -> fields.put(name, metrics.get(name)));
    Market market = statistics.trading().map(Trading::market).orElse(NO_MARKET);
    fields
        .put("test_accuracy", statistics.test().accuracy())
        .put("test_loss", statistics.test().loss())
        .put("benchmark_return", market.totalReturn())
        .put("benchmark_sharpe", market.sharpe())
        .put("benchmark_max_drawdown", market.maxDrawdown());
    statistics.trading().ifPresent(trading -> fields.all(write(trading.sharpe())));
    return fields
        .put("trials", statistics.trials())
        .put("leak_checks", write(statistics.leaks()))
        .all(StatisticsDetailCodec.write(statistics.detail()))
        .asMap();
  }

  private static Fields write(AnnualSharpe sharpe) {
    return new Fields()
        .put("sharpe", sharpe.ratio())
        .put("skewness", sharpe.sample().skewness())
        .put("kurtosis", sharpe.sample().kurtosis())
        .put("observations", sharpe.sample().observations())
        .put("years", sharpe.sample().years())
        .put("probabilistic_sharpe", sharpe.luck().probabilistic())
        .put("deflated_sharpe", sharpe.luck().deflated())
        .put("luck_sharpe", sharpe.luck().ratio())
        .put("years_needed", sharpe.luck().yearsNeeded())
        .put("sharpe_low", sharpe.interval().low())
        .put("sharpe_high", sharpe.interval().high())
        .put("sharpe_confidence", sharpe.interval().confidence())
        .put("resamples", sharpe.interval().resamples())
        .put("block_length", sharpe.interval().blockLength());
  }

  private static Map<String, Object> write(LeakReport leaks) {
    Fields fields =
        new Fields()
            .put("checked", leaks.checked())
            .put("passed", leaks.checked() == 0 ? null : leaks.failures().isEmpty())
            .put("failures", leaks.failures());
    if (!leaks.checks().isEmpty()) {
      fields.put("checks", leaks.checks().stream().map(StatisticsCodec::write).toList());
    }
    return fields.asMap();
  }

  private static Map<String, Object> write(LeakReport.Check check) {
    return new Fields()
        .put("name", check.name())
        .put("passed", check.passed())
        .put("sentence", check.sentence())
        .asMap();
  }

  private static LeakReport leaks(Stored stored) {
    return new LeakReport(
        stored.count("checked"),
        stored.texts("failures"),
        stored.objects("checks").stream().map(StatisticsCodec::check).toList());
  }

  private static LeakReport.Check check(Stored stored) {
    return new LeakReport.Check(
        stored.text("name").orElse(""),
        stored.flag("passed").orElse(false),
        stored.text("sentence").orElse(""));
  }

  static Statistics read(Stored stored) {
    Optional<Trading> trading =
        stored.has("observations") ? Optional.of(trading(stored)) : Optional.empty();
    return new Statistics(
        trading,
        new Score(stored.number("test_loss"), stored.number("test_accuracy")),
        Math.max(1, stored.count("trials")),
        leaks(stored.within("leak_checks")),
        StatisticsDetailCodec.read(stored));
  }

  private static Trading trading(Stored stored) {
    Market market =
        new Market(
            stored.number("benchmark_return"),
            stored.number("benchmark_sharpe"),
            stored.number("benchmark_max_drawdown"));
    return new Trading(MetricsCodec.read(stored), market, sharpe(stored));
  }

  private static AnnualSharpe sharpe(Stored stored) {
    Sample sample =
        new Sample(
            stored.number("skewness"),
            stored.number("kurtosis"),
            stored.count("observations"),
            stored.number("years"));
    Luck luck =
        new Luck(
            stored.number("probabilistic_sharpe"),
            stored.number("deflated_sharpe"),
            stored.number("luck_sharpe"),
            stored.number("years_needed"));
    Interval interval =
        new Interval(
            stored.number("sharpe_low"),
            stored.number("sharpe_high"),
            stored.number("sharpe_confidence"),
            stored.count("resamples"),
            stored.number("block_length"));
    return new AnnualSharpe(stored.number("sharpe"), sample, luck, interval);
  }
}
