package ktrdr.agent.model.call;

import ktrdr.agent.model.Endpoint;
import ktrdr.agent.model.anthropic.AnthropicWire;
import ktrdr.agent.model.openai.OpenAiWire;
import ktrdr.agent.model.wire.ModelWire;

/** The wires to the providers that ktrdr knows. */
final class ModelWires {
  private ModelWires() {}

  /** The wire of an endpoint's provider. */
  static ModelWire to(Endpoint endpoint) {
    return switch (endpoint.provider()) {
      case ANTHROPIC -> new AnthropicWire(endpoint);
      case OPENAI -> new OpenAiWire(endpoint);
    };
  }
}
