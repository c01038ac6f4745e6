package ktrdr.rest.bars;

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
import ktrdr.market.Symbol;
import ktrdr.market.sources.SeriesCatalogue;
import ktrdr.rest.wire.Envelope;

/**
 * Lists the symbols with bars. It must be fast: clients call it to see whether the server is up.
 */
@Path("/symbols")
@RequestScoped
public class SymbolsResource {
  @Inject private SeriesCatalogue catalogue;

  /**
   * A symbol and the timeframes for which there are bars.
   *
   * @param series one for each timeframe, in this order
   */
  public record SymbolView(
      String symbol, String description, List<String> timeframes, List<SeriesView> series) {

    private static SymbolView of(Symbol symbol) {
      return new SymbolView(
          symbol.name(), symbol.description(), new ArrayList<>(), new ArrayList<>());
    }

    private void add(SeriesCatalogue.Entry entry) {
      timeframes.add(entry.listing().timeframe().code());
      series.add(SeriesView.of(entry));
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> list() {
    Map<String, SymbolView> symbols = new LinkedHashMap<>();
    for (SeriesCatalogue.Entry entry : catalogue.list()) {
      Symbol symbol = entry.listing().symbol();
      symbols.computeIfAbsent(symbol.name(), name -> SymbolView.of(symbol)).add(entry);
    }
    return Envelope.data(List.copyOf(symbols.values()));
  }
}
