package ktrdr.rest.memory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import ktrdr.agent.memory.MemoryPage;
import ktrdr.agent.memory.ResearchMemory;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;

/** What sessions designed, and what was seen of it before its test. */
@Path("/agent/experiments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExperimentsResource {
  @Inject private ResearchMemory memory;
  @Context private UriInfo uri;

  @GET
  @QueryParameters({"limit", "page_token"})
  public ExperimentsAnswerView list() {
    Query query = Query.of(uri);
    int limit = query.integer("limit", 10, 1, 1000);
    var before = query.row("page_token", ExperimentsAnswerView.ROW);
    // One extra row tells whether there is another page.
    return ExperimentsAnswerView.of(memory.experiments(new MemoryPage(before, limit + 1)), limit);
  }
}
