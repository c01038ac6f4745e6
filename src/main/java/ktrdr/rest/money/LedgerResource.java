package ktrdr.rest.money;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import ktrdr.agent.ledger.CallReviewed;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerEntryNotFound;
import ktrdr.agent.ledger.LedgerPage;
import ktrdr.rest.wire.PathNumber;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;

/** Each attempt to call a language model, and a person's word about those that need one. */
@Path("/agent/ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class LedgerResource {
  @Inject private Ledger ledger;
  @Inject private SessionRoots roots;
  @Inject private RequestCaller asker;
  @Inject private Event<CallReviewed> reviewed;
  @Context private UriInfo uri;

  @GET
  @QueryParameters({"session", "waiting", "limit", "page_token"})
  public LedgerAnswerView list() {
    Query query = Query.of(uri);
    int limit = query.integer("limit", 10, 1, 1000);
    // One extra row tells whether there is another page.
    List<LedgerEntry> found =
        ledger.page(
            new LedgerPage(
                roots.asked(query), query.flag("waiting"), query.call("page_token"), limit + 1));
    List<LedgerEntry> page = found.subList(0, Math.min(limit, found.size()));
    boolean last = page.size() == found.size();
    return new LedgerAnswerView(
        true,
        page.stream().map(this::view).toList(),
        last ? null : Query.callToken(page.get(limit - 1).id()));
  }

  @POST
  @Path("/{id}/settle")
  public SettledView settle(@PathParam("id") String id, String text) {
    SettleBody body = SettleBody.read(text);
    LedgerEntry before = ledger.find(number(id));
    LedgerEntry after = ledger.review(before.id(), body.cost(), asker.caller().by(), body.reason());
    asker.note("call " + after.id() + " settled", body.reason());
    reviewed.fire(new CallReviewed(before, after));
    return new SettledView(true, view(after));
  }

  private static long number(String id) {
    return PathNumber.of(id).orElseThrow(() -> new LedgerEntryNotFound(id));
  }

  private LedgerEntryView view(LedgerEntry entry) {
    return LedgerEntryView.of(entry, roots.session(entry.attempt().root()));
  }
}
