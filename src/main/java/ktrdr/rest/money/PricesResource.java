package ktrdr.rest.money;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import ktrdr.agent.prices.PriceFile;
import ktrdr.agent.prices.PriceList;
import ktrdr.rest.wire.Body;

/** What language models cost. */
@Path("/agent/prices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class PricesResource {
  @Inject private PriceFile file;

  @GET
  public PricesAnswerView list() {
    return new PricesAnswerView(
        true,
        file.usable().rows().stream()
            .map(row -> PriceRowView.of(row, file.own().contains(row.model())))
            .toList());
  }

  /** Reads a list of prices and changes nothing. */
  @POST
  @Path("/check")
  public PricesAnswerView check(String text) {
    PriceList list = PriceList.of(document(text));
    return new PricesAnswerView(
        true, list.rows().stream().map(row -> PriceRowView.of(row, true)).toList());
  }

  private static String document(String text) {
    Body body = Body.read(text);
    String document = body.string("document").orElse("");
    if (!body.has("document")) {
      body.fault("document", "is missing: the list of prices, as YAML or JSON");
    }
    body.done();
    return document;
  }
}
