package ktrdr.rest.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.rest.engine.ResearchFields;
import ktrdr.rest.wire.Body;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.OtherBars;

/**
 * Reads the strategy that a session is given. The session's symbol and time frame take precedence
 * over those of the document.
 */
@ApplicationScoped
public class GivenStrategy {
  @Inject private ResearchFields fields;
  @Inject private BarSource bars;

  /** Reads {@code strategy}; it and the bars that it will run on are checked. */
  Optional<Strategy> read(Body body) {
    if (body.string("strategy").isEmpty()) {
      return Optional.empty();
    }
    Optional<String> symbol = body.string("symbol").map(s -> s.toUpperCase(Locale.ROOT));
    Optional<Timeframe> timeframe = fields.timeframe(body, "timeframe", body.string("timeframe"));
    return fields
        .strategy(body, new OtherBars(symbol, timeframe))
        .map(own -> moved(body, own, symbol, timeframe));
  }

  private Strategy moved(
      Body body, Strategy own, Optional<String> symbol, Optional<Timeframe> timeframe) {
    Strategy.Data data = own.data();
    Strategy.Data asked =
        new Strategy.Data(
            symbol.orElse(data.symbol()),
            timeframe.orElse(data.timeframe()),
            data.from(),
            data.to(),
            data.historyRequired());
    if (!bars.has(asked.symbol(), asked.timeframe())) {
      String field = symbol.isPresent() ? "symbol" : "timeframe";
      fields.requireBars(body, field, asked.symbol(), asked.timeframe());
      return own;
    }
    return own.on(asked);
  }
}
