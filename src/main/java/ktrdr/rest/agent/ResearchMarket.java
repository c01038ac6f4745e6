package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.market.BarSource;
import ktrdr.market.Market;
import ktrdr.market.Timeframe;
import ktrdr.market.UnknownBars;
import ktrdr.rest.engine.EnoughBars;
import ktrdr.rest.engine.ResearchFields;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.Assignment;
import ktrdr.strategy.Strategy.Evaluation;
import ktrdr.strategy.Strategy.WalkForward;

/** Finds the market of a brief, and checks that ktrdr has enough bars of it. */
@ApplicationScoped
public class ResearchMarket {
  @Inject private BarSource bars;
  @Inject private ResearchFields fields;
  @Inject private EnoughBars enough;

  /** What a client asked for. */
  record Asked(
      Optional<String> symbol, Optional<Timeframe> timeframe, Optional<Evaluation> evaluation) {
    Optional<WalkForward> walk() {
      return evaluation.filter(WalkForward.class::isInstance).map(WalkForward.class::cast);
    }
  }

  /**
   * Reads {@code symbol} and {@code timeframe}; faults are added to the body.
   *
   * @param evaluation how the strategy will be tested
   */
  Asked asked(Body body, Optional<Evaluation> evaluation) {
    Optional<Timeframe> timeframe = fields.timeframe(body, "timeframe", body.string("timeframe"));
    Optional<String> symbol = body.string("symbol").map(s -> s.toUpperCase(Locale.ROOT));
    return new Asked(symbol, timeframe, evaluation);
  }

  /**
   * The market of a brief; empty texts if there are no such bars, or too few of them.
   *
   * @param briefs the field with the brief, for faults
   */
  Assignment.Market of(Body body, Asked asked, String briefs, String brief) {
    String field = field(asked, briefs, brief);
    try {
      Market market = Brief.market(brief, asked.symbol(), asked.timeframe(), bars);
      fields.requireBars(body, field, market.symbol(), market.timeframe());
      if (body.faultless()) {
        enough.toResearch(body, field, brief, asked.walk(), market);
      }
      return new Assignment.Market(market.symbol(), market.timeframe().code());
    } catch (UnknownBars e) {
      body.fault(field, e);
      return new Assignment.Market("", "");
    }
  }

  /** The field that names the market, for faults. */
  private String field(Asked asked, String briefs, String brief) {
    if (asked.symbol().isPresent()) {
      return "symbol";
    }
    return asked.timeframe().isPresent() || !Brief.namesMarket(brief, bars) ? "timeframe" : briefs;
  }
}
