package ktrdr.rest.agent;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import ktrdr.agent.results.AssessmentResult;
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
 */
public record ComparedSessionsView(boolean success, List<ComparedView> sessions) {

  /**
   * A session, in the figures by which it is compared.
   *
   * @param comparisonId the comparison of models that it is a part of; null if none
   * @param sharpe annual, out of sample; null until assessed
   * @param deflatedSharpe probability that luck alone is not behind it; null until assessed
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
      BigDecimal costUsd) {

    static ComparedView of(Session session, List<ToolCall> calls, Usage usage) {
      Optional<Statistics.Trading> trading =
          AssessmentCodec.read(session)
              .map(AssessmentResult::statistics)
              .flatMap(Statistics::trading);
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
          usage.cost().orElse(null));
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
