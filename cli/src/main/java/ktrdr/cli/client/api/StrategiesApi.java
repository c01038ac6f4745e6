package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Strategy documents by name. A body is the document itself, YAML or JSON, which is YAML, too. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("application/yaml;charset=utf-8")
public interface StrategiesApi {

  @GET
  JsonObject list(@QueryParam("limit") Integer limit);

  /** Refused with 409 if other content has the name, unless it may be replaced. */
  @POST
  JsonObject save(@QueryParam("replace") Boolean replace, String document);

  @GET
  @Path("{name}")
  JsonObject get(@PathParam("name") String name);

  @DELETE
  @Path("{name}")
  JsonObject remove(@PathParam("name") String name);

  /** Refused with 422 and all its faults, else what it means. */
  @POST
  @Path("validate")
  JsonObject validate(String document);

  /** Version 2 in, version 3.0 out: {@code {text, notes, strategy}}. */
  @POST
  @Path("migrate")
  JsonObject migrate(String document);

  @GET
  @Path("schema")
  JsonObject schema();
}
