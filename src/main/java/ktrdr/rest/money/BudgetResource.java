package ktrdr.rest.money;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;
import ktrdr.agent.ledger.Ledger;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;
import ktrdr.sessions.comparisons.ComparisonNotFound;
import ktrdr.sessions.comparisons.ComparisonStore;

/** What may be spent on language models: show it and set its limits. */
@Path("/agent/budget")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class BudgetResource {
  @Inject private Ledger ledger;
  @Inject private Budgets budgets;
  @Inject private SessionRoots roots;
  @Inject private ComparisonStore comparisons;
  @Inject private RequestCaller asker;
  @Inject private Event<CapChange> changed;
  @Context private UriInfo uri;

  @GET
  @QueryParameters({"session", "comparison"})
  public BudgetAnswerView get() {
    return budgets.all(asked());
  }

  @PUT
  @QueryParameters({"session", "comparison"})
  public BudgetAnswerView set(String text) {
    AskedBudgets asked = asked();
    BudgetBody body = BudgetBody.read(text, asked);
    ledger.caps(body.caps(), asker.caller().by(), body.reason()).forEach(this::tell);
    return budgets.all(asked);
  }

  private AskedBudgets asked() {
    Query query = Query.of(uri);
    return new AskedBudgets(
        roots.asked(query).map(BudgetKey::session),
        query.number("comparison").map(this::comparison));
  }

  private BudgetKey comparison(long id) {
    return comparisons
        .find(id)
        .map(comparison -> BudgetKey.comparison(comparison.id()))
        .orElseThrow(() -> new ComparisonNotFound(Long.toString(id)));
  }

  private void tell(CapChange change) {
    String limit = change.cap().map(cap -> "$" + cap.toPlainString()).orElse("none");
    asker.note("limit " + change.key().text() + " set to " + limit, change.reason());
    changed.fire(change);
  }
}
