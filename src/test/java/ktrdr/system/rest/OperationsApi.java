package ktrdr.system.rest;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A client's own declaration of a few calls. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface OperationsApi {

  @GET
  @Path("/operations")
  JsonObject operations();

  @GET
  @Path("/operations/{id}")
  Response operation(@PathParam("id") String id);

  @GET
  @Path("/symbols")
  JsonObject symbols();
}
