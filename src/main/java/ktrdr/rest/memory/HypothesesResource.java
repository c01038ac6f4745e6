package ktrdr.rest.memory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import ktrdr.agent.memory.HypothesisStatus;
import ktrdr.agent.memory.MemoryPage;
import ktrdr.agent.memory.ResearchMemory;
import ktrdr.rest.wire.Query;
import ktrdr.rest.wire.QueryParameters;

/** What designs and assessments claim, and what became of it. */
@Path("/agent/hypotheses")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HypothesesResource {
  @Inject private ResearchMemory memory;
  @Context private UriInfo uri;

  @GET
  @QueryParameters({"status", "limit", "page_token"})
  public HypothesesAnswerView list() {
    Query query = Query.of(uri);
    int limit = query.integer("limit", 10, 1, 1000);
    var status = query.word("status", HypothesisStatus::of, HypothesisStatus.words());
    // One extra row tells whether there is another page.
    var page = new MemoryPage(query.row("page_token", HypothesesAnswerView.ROW), limit + 1);
    return HypothesesAnswerView.of(memory.hypotheses(status, page), limit);
  }
}
