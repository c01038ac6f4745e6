package ktrdr.agent.model;

import java.net.http.HttpRequest;

/** How one provider is spoken to. */
interface ModelWire {
  /** The request as bytes. */
  SentRequest prepare(ModelRequest request);

  /** The HTTP request that sends these bytes, with the key in its headers. */
  HttpRequest.Builder http(SentRequest request);

  /** Reads the reply to this request. */
  ReplyReader reader(ModelRequest request);

  /** The header in which the provider gives its id of the request. */
  String requestIdHeader();

  /** The wire of an endpoint's provider. */
  static ModelWire to(Endpoint endpoint) {
    return switch (endpoint.provider()) {
      case ANTHROPIC -> new AnthropicWire(endpoint);
      case OPENAI -> new OpenAiWire(endpoint);
    };
  }
}
