package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ktrdr.agent.results.AssessmentResult;
import ktrdr.agent.results.CalendarReturns;
import ktrdr.agent.results.Statistics;
import ktrdr.operations.Usage;
import ktrdr.sessions.Origin.Kind;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.sessions.ToolCall;
import ktrdr.sessions.results.AssessmentCodec;

/**
 * Sessions beside each other.
 *
 * @param sessions in the order in which they were asked for
 * @param differences where their strategies differ
 */
public record ComparedSessionsView(
    boolean success, List<ComparedView> sessions, List<DifferenceView> differences) {

  /**
   * A value in which their strategies differ.
   *
   * @param path its place in the document, with dots
   * @param values one of each session, in their order; null where its strategy has none
   */
  public record DifferenceView(String path, List<Object> values) {}

  /**
   * A session, in the figures by which it is compared.
   *
   * @param comparisonId the comparison of models that it is a part of; null if none
   * @param sharpe annual, out of sample; null until assessed
   * @param deflatedSharpe probability that luck alone is not behind it; null until assessed
   * @param trials strategies that were tried on these bars when it was assessed
   * @param surrogatesP share of permuted markets on which it does as well; null if not tested
   * @param skill to tell BUY from SELL: nats that the forecasts save in a row, mean of the folds
   * @param equity in steps over its test, as a multiple of the first; empty until assessed
   * @param invalidProposals strategies of a language model that the validator refused
   */
  public record ComparedView(
      long sessionId,
      String phase,
      String outcome,
      String verdict,
      String model,
      String assessModel,
      Long replayOf,
      Long rerunOf,
      Long forkedFrom,
      Long comparisonId,
      String brief,
      String strategyName,
      String symbol,
      String timeframe,
      long seed,
      Double sharpe,
      Double deflatedSharpe,
      Double totalReturn,
      Integer tradeCount,
      long invalidProposals,
      long totalTokens,
      BigDecimal costUsd,
      Double benchmarkReturn,
      Double maxDrawdown,
      Integer trials,
      Double surrogatesP,
      Double skill,
      Double commissionUsd,
      Double durationSeconds,
      List<Double> equity) {
    private static final int MOST_POINTS = 24;

    static ComparedView of(
        Session session, List<ToolCall> calls, Usage usage, Double durationSeconds) {
      Optional<Statistics> statistics =
          AssessmentCodec.read(session).map(AssessmentResult::statistics);
      Optional<Statistics.Trading> trading = statistics.flatMap(Statistics::trading);
      return new ComparedView(
          session.id(),
          session.standing().phase().wire(),
          session.standing().outcome().map(SessionOutcome::wire).orElse(null),
          AssessmentCodec.verdict(session).orElse(null),
          session.assignment().model(),
          session.assignment().models().assess().model(),
          SessionView.earlier(session, Kind.REPLAY),
          SessionView.earlier(session, Kind.RERUN),
          SessionView.earlier(session, Kind.FORK),
          SessionView.comparison(session),
          session.assignment().brief(),
          session.design().name().orElse(null),
          session.assignment().market().symbol(),
          session.assignment().market().timeframe(),
          session.seed(),
          figure(trading, t -> t.sharpe().ratio()),
          figure(trading, t -> t.sharpe().luck().deflated()),
          figure(trading, t -> t.metrics().totalReturn()),
          trading.map(t -> t.metrics().trades().count()).orElse(null),
          calls.stream().filter(ComparedView::invalid).count(),
          usage.total(),
          usage.cost().orElse(null),
          figure(trading, t -> t.market().totalReturn()),
          figure(trading, t -> t.metrics().maxDrawdown()),
          statistics.map(Statistics::trials).orElse(null),
          statistics.flatMap(ComparedView::surrogates).orElse(null),
          statistics.flatMap(ComparedView::skill).orElse(null),
          figure(trading, t -> t.metrics().trades().commission()),
          durationSeconds,
          statistics.map(ComparedView::equity).orElse(List.of()));
    }

    private static Optional<Double> surrogates(Statistics statistics) {
      return statistics
          .detail()
          .surrogates()
          .filter(result -> result.notRun().isEmpty())
          .map(result -> result.p())
          .filter(Double::isFinite);
    }

    // The folds are of about equal length.
    private static Optional<Double> skill(Statistics statistics) {
      OptionalDouble mean =
          statistics.detail().folds().stream().mapToDouble(fold -> fold.skill()).average();
      return mean.isPresent() && Double.isFinite(mean.getAsDouble())
          ? Optional.of(mean.getAsDouble())
          : Optional.empty();
    }

    /** Equity at the end of some months, as a multiple of the first; at most 24 of them. */
    private static List<Double> equity(Statistics statistics) {
      List<Double> all = new ArrayList<>();
      double equity = 1;
      for (CalendarReturns.Period month : statistics.detail().calendar().months()) {
        equity *= 1 + (Double.isFinite(month.own()) ? month.own() : 0);
        all.add(equity);
      }
      int shown = Math.min(MOST_POINTS, all.size());
      return IntStream.range(0, shown)
          .mapToObj(i -> all.get((int) ((i + 1L) * all.size() / shown) - 1))
          .toList();
    }

    private static boolean invalid(ToolCall call) {
      return call.tool().equals("validate_strategy") && !call.success();
    }

    private static Double figure(
        Optional<Statistics.Trading> trading, ToDoubleFunction<Statistics.Trading> figure) {
      return trading.map(figure::applyAsDouble).filter(Double::isFinite).orElse(null);
    }
  }
}
