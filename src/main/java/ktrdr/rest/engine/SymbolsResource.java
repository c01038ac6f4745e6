package ktrdr.rest.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ktrdr.market.BarSource;
import ktrdr.rest.wire.Envelope;

/**
 * Lists the symbols with bars. It must be fast: clients call it to see whether the server is up.
 */
@Path("/symbols")
@RequestScoped
public class SymbolsResource {
  @Inject private BarSource bars;

  /** A symbol and the timeframes for which there are bars. */
  public record SymbolView(String symbol, String description, List<String> timeframes) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> list() {
    Map<String, SymbolView> symbols = new LinkedHashMap<>();
    for (BarSource.Listing listing : bars.listings()) {
      String name = listing.symbol().name();
      symbols
          .computeIfAbsent(
              name, n -> new SymbolView(n, listing.symbol().description(), new ArrayList<>()))
          .timeframes()
          .add(listing.timeframe().code());
    }
    return Envelope.data(List.copyOf(symbols.values()));
  }
}
