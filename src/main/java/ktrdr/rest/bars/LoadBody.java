package ktrdr.rest.bars;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.Bars;
import ktrdr.market.sources.ImportedBars;
import ktrdr.rest.engine.ResearchFields;
import ktrdr.rest.wire.Body;
import ktrdr.sessions.artifacts.Imports;
import ktrdr.sessions.standalone.LoadPlan;

/** Reads the body of an import and checks it before anything starts. */
@ApplicationScoped
public class LoadBody {
  private static final List<String> TRADING = List.of("exchange", "always");

  @Inject private Imports imports;
  @Inject private ResearchFields fields;

  LoadPlan read(String text) {
    Body body = Body.read(text);
    for (String name : List.of("symbol", "timeframe", "file")) {
      if (!body.has(name)) {
        body.fault(name, "is missing");
      }
    }
    Optional<String> symbol = ResearchFields.symbol(body.string("symbol"));
    symbol.ifPresent(s -> requireFree(body, s));
    Optional<Timeframe> timeframe = fields.timeframe(body, "timeframe", body.string("timeframe"));
    Optional<String> file = body.string("file");
    file.ifPresent(f -> requireFile(body, f));
    String trading = body.word("trading", TRADING).orElse(TRADING.get(0));
    body.done();
    return LoadPlan.of(
        symbol.orElseThrow(),
        Symbol.Trading.valueOf(trading.toUpperCase(Locale.ROOT)),
        timeframe.orElseThrow(),
        file.orElseThrow());
  }

  private static void requireFree(Body body, String symbol) {
    if (!ImportedBars.isName(symbol)) {
      body.fault("symbol", "must be 1 to 32 letters, digits, dots and dashes");
    } else if (Bars.comes(symbol)) {
      body.fault("symbol", symbol + " comes with ktrdr; choose another name for your bars");
    }
  }

  private void requireFile(Body body, String file) {
    if (imports.find(file).isEmpty()) {
      List<String> names = imports.names();
      String there = names.isEmpty() ? "none" : String.join(", ", names);
      body.fault("file", "must be a file in the folder import of KTRDR_HOME, which has: " + there);
    }
  }
}
