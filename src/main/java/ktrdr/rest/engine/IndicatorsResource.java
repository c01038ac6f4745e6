package ktrdr.rest.engine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import ktrdr.rest.wire.Envelope;
import ktrdr.strategy.indicators.IndicatorCatalogue;

/** Lists the indicators that strategies can use. */
@Path("/indicators")
@RequestScoped
public class IndicatorsResource {

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> list() {
    return Envelope.data(IndicatorCatalogue.types().stream().map(IndicatorView::of).toList());
  }
}
