package ktrdr.cli.client.http;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import ktrdr.cli.client.Fields;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns an answer with status 400 or above into a {@link ServerRefusal}, whatever its body. */
final class ProblemMapper implements ResponseExceptionMapper<ServerRefusal> {

  @Override
  public ServerRefusal toThrowable(Response response) {
    return new ServerRefusal(response.getStatus(), problem(response.readEntity(String.class)));
  }

  /** The problem document in a body, empty if it has none. */
  static Fields problem(String body) {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.readValue() instanceof JsonObject object ? new Fields(object) : Fields.NONE;
    } catch (JsonException notJson) {
      return Fields.NONE;
    }
  }
}
