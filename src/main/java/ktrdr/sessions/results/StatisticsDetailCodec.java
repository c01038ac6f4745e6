package ktrdr.sessions.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ktrdr.agent.results.CalendarReturns;
import ktrdr.agent.results.StatisticsDetail;
import ktrdr.agent.results.StatisticsDetail.DesignLuck;
import ktrdr.agent.results.StatisticsDetail.Fold;
import ktrdr.agent.results.StatisticsDetail.Overfitting;
import ktrdr.agent.results.StatisticsDetail.Spread;
import ktrdr.agent.results.StatisticsDetail.Trading;

/**
 * What an assessment computed beside its older numbers, as fields of its statistics. What is
 * unknown has no field, so results of earlier versions are written as they were.
 */
final class StatisticsDetailCodec {
  private StatisticsDetailCodec() {}

  static Fields write(StatisticsDetail detail) {
    Fields fields = new Fields();
    detail.surrogates().ifPresent(s -> fields.put("surrogates", SurrogatesCodec.write(s)));
    detail
        .design()
        .ifPresent(
            design ->
                fields
                    .put("design_sharpe", design.sharpe())
                    .put("design_dsr", design.deflated())
                    .put("design_trials", design.trials()));
    detail
        .overfitting()
        .ifPresent(
            pbo -> fields.put("pbo", pbo.probability()).put("pbo_candidates", pbo.candidates()));
    detail.trading().ifPresent(trading -> fields.all(write(trading)));
    putAll(fields, "yearly", detail.calendar().years().stream().map(StatisticsDetailCodec::write));
    putAll(
        fields, "monthly", detail.calendar().months().stream().map(StatisticsDetailCodec::write));
    putAll(fields, "folds", detail.folds().stream().map(StatisticsDetailCodec::write));
    detail.spread().ifPresent(spread -> fields.put("networks", write(spread)));
    return fields;
  }

  private static void putAll(Fields fields, String name, Stream<Map<String, Object>> objects) {
    List<Map<String, Object>> all = objects.toList();
    if (!all.isEmpty()) {
      fields.put(name, all);
    }
  }

  private static Fields write(Trading trading) {
    return new Fields()
        .put("break_even_cost", trading.breakEvenCost())
        .put("max_drawdown_bars", trading.drawdownBars())
        .put("more_years_needed", trading.moreYears());
  }

  private static Map<String, Object> write(CalendarReturns.Period period) {
    return new Fields()
        .put("period", period.name())
        .put("return", period.own())
        .put("benchmark_return", period.market())
        .asMap();
  }

  private static Map<String, Object> write(Fold fold) {
    return new Fields()
        .put("from", fold.from().toString())
        .put("to", fold.to().toString())
        .put("total_return", fold.totalReturn())
        .put("sharpe", fold.sharpe())
        .put("skill", fold.skill())
        .put("skill_t", fold.t())
        .asMap();
  }

  private static Map<String, Object> write(Spread spread) {
    return new Fields()
        .put("count", spread.networks())
        .put("worst_loss", spread.worstLoss())
        .put("best_loss", spread.bestLoss())
        .put("worst_accuracy", spread.worstAccuracy())
        .put("best_accuracy", spread.bestAccuracy())
        .asMap();
  }

  static StatisticsDetail read(Stored stored) {
    return new StatisticsDetail(
        stored.object("surrogates").map(SurrogatesCodec::read),
        present(stored, "design_dsr").map(StatisticsDetailCodec::design),
        present(stored, "pbo")
            .map(s -> new Overfitting(s.number("pbo"), s.count("pbo_candidates"))),
        present(stored, "max_drawdown_bars").map(StatisticsDetailCodec::trading),
        new CalendarReturns(periods(stored, "yearly"), periods(stored, "monthly")),
        stored.objects("folds").stream().flatMap(fold -> fold(fold).stream()).toList(),
        stored.object("networks").map(StatisticsDetailCodec::spread));
  }

  private static Optional<Stored> present(Stored stored, String name) {
    return Optional.of(stored).filter(fields -> fields.has(name));
  }

  private static DesignLuck design(Stored stored) {
    return new DesignLuck(
        stored.number("design_sharpe"), stored.number("design_dsr"), stored.count("design_trials"));
  }

  private static Trading trading(Stored stored) {
    double moreYears = stored.number("more_years_needed");
    return new Trading(
        stored.number("break_even_cost"),
        stored.count("max_drawdown_bars"),
        Double.isNaN(moreYears) ? Double.POSITIVE_INFINITY : moreYears);
  }

  private static List<CalendarReturns.Period> periods(Stored stored, String name) {
    return stored.objects(name).stream()
        .map(
            period ->
                new CalendarReturns.Period(
                    period.text("period").orElse(""),
                    period.number("return"),
                    period.number("benchmark_return")))
        .toList();
  }

  private static Optional<Fold> fold(Stored stored) {
    Optional<Instant> to = stored.time("to");
    return stored
        .time("from")
        .flatMap(
            from ->
                to.map(
                    until ->
                        new Fold(
                            from,
                            until,
                            stored.number("total_return"),
                            stored.number("sharpe"),
                            stored.number("skill"),
                            stored.number("skill_t"))));
  }

  private static Spread spread(Stored stored) {
    return new Spread(
        stored.count("count"),
        stored.number("worst_loss"),
        stored.number("best_loss"),
        stored.number("worst_accuracy"),
        stored.number("best_accuracy"));
  }
}
