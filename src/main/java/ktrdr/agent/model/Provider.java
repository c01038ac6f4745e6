package ktrdr.agent.model;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** Whose interface a language model is called by. Other servers speak them too. */
public enum Provider {
  ANTHROPIC("anthropic", URI.create("https://api.anthropic.com")),
  OPENAI("openai", URI.create("https://api.openai.com/v1"));

  private final String wire;
  private final URI base;

  Provider(String wire, URI base) {
    this.wire = wire;
    this.base = base;
  }

  /** Its name in settings and in {@code provider/id}. */
  public String wire() {
    return wire;
  }

  /** Where its own servers are. */
  public URI base() {
    return base;
  }

  /** The provider of this name, if there is one. */
  public static Optional<Provider> named(String wire) {
    return Arrays.stream(values()).filter(p -> p.wire.equals(wire)).findFirst();
  }
}
