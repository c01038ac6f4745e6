package ktrdr.agent.model.anthropic;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.ModelRequest;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.model.SentRequest;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.agent.model.wire.ModelWire;
import ktrdr.agent.model.wire.ReplyReader;

/** The Messages API of Anthropic. */
public final class AnthropicWire implements ModelWire {
  private static final String VERSION = "2023-06-01";
  private static final int MOST_MARKS = 4;
  private static final Set<CacheLifetime> LIFETIMES =
      Set.of(CacheLifetime.FIVE_MINUTES, CacheLifetime.ONE_HOUR);

  private final Endpoint endpoint;

  public AnthropicWire(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * The request as bytes.
   *
   * @throws IllegalArgumentException if it has more cache marks than Anthropic takes, or a lifetime
   *     that it does not know
   */
  @Override
  public SentRequest prepare(ModelRequest request) {
    if (!LIFETIMES.containsAll(request.lifetimes()) || marks(request) > MOST_MARKS) {
      throw new IllegalArgumentException("Anthropic takes 4 cache marks, each of 5m or 1h");
    }
    byte[] body = body(request).build().toString().getBytes(StandardCharsets.UTF_8);
    return new SentRequest(request, endpoint.base().getHost(), body);
  }

  private static long marks(ModelRequest request) {
    return request.parts().filter(part -> part.cache().isPresent()).count();
  }

  private static JsonObjectBuilder body(ModelRequest request) {
    ModelRow.Speech speech = request.model().speech();
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("model", request.model().id())
            .add("max_tokens", request.maxTokens())
            .add("stream", true);
    if (!request.system().isEmpty()) {
      body.add("system", parts(request.system()));
    }
    body.add("messages", messages(request.messages()));
    speech.serviceTier().ifPresent(tier -> body.add("service_tier", tier));
    request.temperature().filter(t -> speech.sampling()).ifPresent(t -> body.add("temperature", t));
    request.schema().filter(s -> speech.schema()).ifPresent(s -> body.add("output_config", of(s)));
    return body;
  }

  private static JsonObjectBuilder of(ModelRequest.Schema schema) {
    return Json.createObjectBuilder()
        .add(
            "format",
            Json.createObjectBuilder()
                .add("type", "json_schema")
                .add("schema", JsonTexts.schema(schema)));
  }

  private static JsonArrayBuilder messages(List<ModelRequest.Message> messages) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    messages.forEach(
        message ->
            array.add(
                Json.createObjectBuilder()
                    .add("role", message.role().wire())
                    .add("content", parts(message.parts()))));
    return array;
  }

  private static JsonArrayBuilder parts(List<ModelRequest.Part> parts) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    parts.forEach(part -> array.add(part(part)));
    return array;
  }

  private static JsonObjectBuilder part(ModelRequest.Part part) {
    JsonObjectBuilder block =
        Json.createObjectBuilder().add("type", "text").add("text", part.text());
    part.cache()
        .ifPresent(
            lifetime ->
                block.add(
                    "cache_control",
                    Json.createObjectBuilder()
                        .add("type", "ephemeral")
                        .add("ttl", lifetime.wire())));
    return block;
  }

  @Override
  public HttpRequest.Builder http(SentRequest request) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(endpoint.at("/v1/messages"))
            .header("content-type", "application/json")
            .header("accept", "text/event-stream")
            .header("anthropic-version", VERSION)
            .POST(BodyPublishers.ofByteArray(request.body()));
    endpoint.key().sign(http, "x-api-key", "");
    return http;
  }

  @Override
  public ReplyReader reader(ModelRequest request) {
    return new AnthropicReply(new AnthropicUsage(request.lifetimes()));
  }

  @Override
  public String requestIdHeader() {
    return "request-id";
  }
}
