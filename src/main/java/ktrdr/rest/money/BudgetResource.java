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
import java.util.Optional;
import ktrdr.agent.ledger.CapChange;
import ktrdr.agent.ledger.Ledger;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;
import ktrdr.rest.wire.RequestCaller;

/** What may be spent on language models: show it and set its limits. */
@Path("/agent/budget")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class BudgetResource {
  @Inject private Ledger ledger;
  @Inject private Budgets budgets;
  @Inject private SessionRoots roots;
  @Inject private RequestCaller asker;
  @Inject private Event<CapChange> changed;
  @Context private UriInfo uri;

  @GET
  @QueryParameters("session")
  public BudgetAnswerView get() {
    return budgets.all(roots.asked(Query.of(uri)));
  }

  @PUT
  @QueryParameters("session")
  public BudgetAnswerView set(String text) {
    Optional<String> root = roots.asked(Query.of(uri));
    BudgetBody body = BudgetBody.read(text, root);
    ledger.caps(body.caps(), asker.caller().by(), body.reason()).forEach(this::tell);
    return budgets.all(root);
  }

  private void tell(CapChange change) {
    String limit = change.cap().map(cap -> "$" + cap.toPlainString()).orElse("none");
    asker.note("limit " + change.key().text() + " set to " + limit, change.reason());
    changed.fire(change);
  }
}
