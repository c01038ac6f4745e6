package ktrdr.cli.client.api;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether there is a ktrdr server and whether it is ready for work. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public interface HealthApi {

  /** {@code {status, version, …}} of a ktrdr server. */
  @GET
  @Path("api/v1/health")
  JsonObject health();

  /** MicroProfile Health; refused with 503 until the server is ready. */
  @GET
  @Path("health/ready")
  JsonObject ready();
}
