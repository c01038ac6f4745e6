package ktrdr.sessions.sweeps;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import ktrdr.agent.results.DesignWindowResult.Figures;
import ktrdr.agent.results.Statistics;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.results.AssessmentCodec;
import ktrdr.sessions.standalone.SweepPlan;

/** What a sweep found, as a JSON object. A figure that is unknown or not finite is null. */
final class SweepCodec {
  private SweepCodec() {}

  /**
   * The JSON object.
   *
   * @param now for the working time of runs that work
   */
  static Map<String, Object> write(SweepResult result, Instant now) {
    SweepPlan plan = result.plan();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("strategy_name", plan.name().orElse(null));
    fields.put("brief", plan.base().brief());
    fields.put("symbol", plan.base().market().symbol());
    fields.put("timeframe", plan.base().market().timeframe());
    fields.put("settings", settings(plan));
    fields.put("seeds", plan.seeds());
    fields.put("runs_total", plan.size());
    found(result, fields);
    fields.put("runs", runs(result, now));
    fields.put("summary", summary(result));
    return fields;
  }

  private static void found(SweepResult result, Map<String, Object> fields) {
    fields.put("ended", result.ended());
    fields.put("completed", result.ended(OperationStatus.COMPLETED));
    fields.put("failed", result.ended(OperationStatus.FAILED));
    fields.put("cancelled", result.ended(OperationStatus.CANCELLED));
    fields.put("best_point", result.best().map(run -> run.point().number()).orElse(null));
    fields.put(
        "best_session_id", result.best().flatMap(SweepRun::session).map(Session::id).orElse(null));
  }

  private static List<Map<String, Object>> settings(SweepPlan plan) {
    List<Map<String, Object>> settings = new ArrayList<>();
    plan.settings()
        .forEach(
            (key, values) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("key", key);
              one.put("values", values);
              settings.add(one);
            });
    return settings;
  }

  private static List<Map<String, Object>> runs(SweepResult result, Instant now) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SweepRun run : result.ranked()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("rank", run.score().isPresent() ? rows.size() + 1 : null);
      row.put("point", run.point().number());
      row.put("settings", run.point().settings());
      row.put("seed", run.point().seed());
      state(run, row, now);
      design(run, row);
      test(result, run, row);
      rows.add(row);
    }
    return rows;
  }

  private static void state(SweepRun run, Map<String, Object> row, Instant now) {
    Optional<Session> session = run.session();
    row.put("session_id", session.map(Session::id).orElse(null));
    row.put(
        "operation_id", session.flatMap(Session::operation).map(OperationId::value).orElse(null));
    row.put("status", run.root().map(r -> r.status().wire()).orElse(null));
    row.put("phase", session.map(s -> s.standing().phase().wire()).orElse(null));
    row.put(
        "outcome",
        session.flatMap(s -> s.standing().outcome()).map(SessionOutcome::wire).orElse(null));
    row.put("strategy_name", session.flatMap(s -> s.design().name()).orElse(null));
    row.put("progress_percentage", run.root().map(r -> 100 * r.progress().fraction()).orElse(0.0));
    row.put(
        "duration_seconds",
        run.root().flatMap(r -> r.duration(now)).map(SweepCodec::seconds).orElse(null));
    row.put("cost_usd", run.cost().orElse(null));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static void design(SweepRun run, Map<String, Object> row) {
    Optional<Figures> design = run.design();
    row.put("design_score", finite(run.score()));
    row.put("design_trade_count", design.map(d -> d.trading().trades()).orElse(null));
    row.put("design_profit_factor", finite(design.map(d -> d.trading().profitFactor())));
    row.put("design_skill", finite(design.map(d -> d.directional().nats())));
    row.put("design_skill_t", finite(design.map(d -> d.directional().t())));
  }

  private static void test(SweepResult result, SweepRun run, Map<String, Object> row) {
    Optional<Statistics.Trading> test = run.test();
    row.put("verdict", run.session().flatMap(AssessmentCodec::verdict).orElse(null));
    row.put("sharpe", finite(test.map(t -> t.sharpe().ratio())));
    row.put("total_return", finite(test.map(t -> t.metrics().totalReturn())));
    row.put("max_drawdown", finite(test.map(t -> t.metrics().maxDrawdown())));
    row.put("trade_count", test.map(t -> t.metrics().trades().count()).orElse(null));
    row.put("test_dsr", finite(result.testDsr(run)));
    row.put("looks", test.map(t -> result.looks(run)).orElse(null));
  }

  private static Map<String, Object> summary(SweepResult result) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("design_score", write(result.spread(run -> finite(run.score()))));
    summary.put(
        "sharpe", write(result.spread(run -> finite(run.test().map(t -> t.sharpe().ratio())))));
    summary.put(
        "total_return",
        write(result.spread(run -> finite(run.test().map(t -> t.metrics().totalReturn())))));
    summary.put(
        "max_drawdown",
        write(result.spread(run -> finite(run.test().map(t -> t.metrics().maxDrawdown())))));
    return summary;
  }

  private static Map<String, Object> write(SweepResult.Spread spread) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("runs", spread.runs());
    fields.put("min", finite(Optional.of(spread.least())));
    fields.put("median", finite(Optional.of(spread.median())));
    fields.put("max", finite(Optional.of(spread.most())));
    fields.put("mean", finite(Optional.of(spread.mean())));
    fields.put("deviation", finite(Optional.of(spread.deviation())));
    return fields;
  }

  private static Double finite(OptionalDouble figure) {
    return figure.isPresent() ? finite(Optional.of(figure.getAsDouble())) : null;
  }

  private static Double finite(Optional<Double> figure) {
    return figure.filter(Double::isFinite).orElse(null);
  }
}
