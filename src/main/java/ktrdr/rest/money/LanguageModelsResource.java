package ktrdr.rest.money;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import ktrdr.agent.ledger.Ledger;

/** The language models that sessions can be given to, and the built-in agent. */
@Path("/agent/models")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LanguageModelsResource {
  @Inject private LanguageModels models;
  @Inject private Ledger ledger;

  @GET
  public LanguageModelsAnswerView get() {
    return models.on(ledger.day());
  }
}
