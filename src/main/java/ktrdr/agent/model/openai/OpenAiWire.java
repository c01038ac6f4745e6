package ktrdr.agent.model.openai;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.agent.model.wire.ModelWire;
import ktrdr.agent.model.wire.ReplyReader;

/**
 * The Chat Completions API of OpenAI, which many local servers speak too. It caches by itself, so
 * cache marks are not sent.
 */
public final class OpenAiWire implements ModelWire {
  /** How long a written prompt stays in OpenAI's cache when the request does not ask. */
  private static final CacheLifetime LIFETIME = CacheLifetime.THIRTY_MINUTES;

  private final Endpoint endpoint;

  public OpenAiWire(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public SentRequest prepare(ModelRequest request) {
    byte[] body = body(request).build().toString().getBytes(StandardCharsets.UTF_8);
    return new SentRequest(request, endpoint.base().getHost(), body);
  }

  private JsonObjectBuilder body(ModelRequest request) {
    ModelRow.Speech speech = request.model().speech();
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("model", request.model().id())
            .add(outputLimit(request.model()), request.maxTokens())
            .add("stream", true)
            .add("stream_options", Json.createObjectBuilder().add("include_usage", true))
            .add("messages", messages(request));
    speech.serviceTier().ifPresent(tier -> body.add("service_tier", tier));
    request.temperature().filter(t -> speech.sampling()).ifPresent(t -> body.add("temperature", t));
    request
        .schema()
        .filter(schema -> speech.schema())
        .ifPresent(schema -> body.add("response_format", of(schema)));
    return body;
  }

  /** OpenAI's newer models refuse the field that local servers know. */
  private String outputLimit(ModelRow model) {
    return !model.isKnown() && endpoint.isTheProvidersOwn()
        ? "max_completion_tokens"
        : model.speech().outputLimit();
  }

  private static JsonObjectBuilder of(ModelRequest.Schema schema) {
    return Json.createObjectBuilder()
        .add("type", "json_schema")
        .add(
            "json_schema",
            Json.createObjectBuilder()
                .add("name", schema.name())
                .add("strict", true)
                .add("schema", JsonTexts.schema(schema)));
  }

  private static JsonArrayBuilder messages(ModelRequest request) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    if (!request.system().isEmpty()) {
      array.add(message("system", request.system()));
    }
    request.messages().forEach(m -> array.add(message(m.role().wire(), m.parts())));
    return array;
  }

  private static JsonObjectBuilder message(String role, List<ModelRequest.Part> parts) {
    String text = parts.stream().map(ModelRequest.Part::text).collect(Collectors.joining("\n\n"));
    return Json.createObjectBuilder().add("role", role).add("content", text);
  }

  @Override
  public HttpRequest.Builder http(SentRequest request) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(endpoint.at("/chat/completions"))
            .header("content-type", "application/json")
            .header("accept", "text/event-stream")
            .POST(BodyPublishers.ofByteArray(request.body()));
    endpoint.key().sign(http, "authorization", "Bearer ");
    return http;
  }

  @Override
  public ReplyReader reader(ModelRequest request) {
    return new OpenAiReply(LIFETIME);
  }

  @Override
  public String requestIdHeader() {
    return "x-request-id";
  }
}
