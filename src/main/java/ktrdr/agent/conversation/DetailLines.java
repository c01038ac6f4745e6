package ktrdr.agent.conversation;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Wording;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.results.CalendarReturns;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.SurrogateResult;
import ktrdr.backtest.benchmarks.BenchmarkFigures;

/**
 * The figures that version 2 of the prompts added. They name no date and no year, because those may
 * be kept from the model.
 */
record DetailLines(Figures figures, Told told) {

  void write() {
    StatisticsDetail detail = told.statistics().detail();
    detail.surrogates().ifPresent(this::surrogates);
    percentile()
        .ifPresent(
            percentile ->
                figures.add("share of random entries that it beats", percentile, Wording::percent));
    detail.design().ifPresent(this::design);
    detail.overfitting().ifPresent(this::overfitting);
    detail.trading().ifPresent(this::trading);
    calendar(detail.calendar().years());
    folds(detail.folds());
    detail.spread().ifPresent(this::spread);
  }

  private void surrogates(SurrogateResult result) {
    if (result.notRun().isPresent()) {
      figures.line("surrogates", "not run, because " + result.notRun().get());
      return;
    }
    figures.add("p value by surrogates", result.p(), Wording::number);
    figures.add("surrogates tested", result.tested());
    figures.add("surrogates that did as well or better", result.better());
  }

  private Optional<Double> percentile() {
    return told.backtest().map(BacktestResult::benchmarks).orElse(List.of()).stream()
        .flatMap(benchmark -> benchmark.draws().stream())
        .findFirst()
        .map(BenchmarkFigures.Draws::percentile)
        .map(percentile -> percentile / 100);
  }

  private void design(StatisticsDetail.DesignLuck luck) {
    figures.add("candidates scored on the bars of the design", luck.trials());
    figures.add("Sharpe ratio of the chosen candidate there", luck.sharpe(), Wording::number);
    figures.add("deflated Sharpe ratio there (a probability)", luck.deflated(), Wording::number);
  }

  private void overfitting(StatisticsDetail.Overfitting pbo) {
    figures.add("probability of backtest overfitting", pbo.probability(), Wording::percent);
  }

  private void trading(StatisticsDetail.Trading trading) {
    figures.add(
        "commission and slippage per side at break-even",
        trading.breakEvenCost(),
        Wording::percent);
    figures.add("more years needed", trading.moreYears(), Wording::number);
  }

  private void calendar(List<CalendarReturns.Period> years) {
    if (!years.isEmpty()) {
      figures.add("calendar years, the first and last perhaps in part", years.size());
      figures.add("years that gained", (int) years.stream().filter(y -> y.own() > 0).count());
      figures.add(
          "best year",
          years.stream().mapToDouble(CalendarReturns.Period::own).max().orElseThrow(),
          Wording::percent);
      figures.add(
          "worst year",
          years.stream().mapToDouble(CalendarReturns.Period::own).min().orElseThrow(),
          Wording::percent);
    }
  }

  private void folds(List<StatisticsDetail.Fold> folds) {
    if (!folds.isEmpty()) {
      figures.add("folds of the test", folds.size());
      figures.add(
          "folds that gained", (int) folds.stream().filter(f -> f.totalReturn() > 0).count());
    }
  }

  private void spread(StatisticsDetail.Spread spread) {
    figures.add("networks that are averaged", spread.networks());
    figures.add("lowest accuracy of one of them", spread.worstAccuracy(), Wording::percent);
    figures.add("highest accuracy of one of them", spread.bestAccuracy(), Wording::percent);
  }
}
