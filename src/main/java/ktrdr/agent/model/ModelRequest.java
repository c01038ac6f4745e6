package ktrdr.agent.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ktrdr.agent.CacheLifetime;

/**
 * What a model is asked.
 *
 * @param system instructions, the stable parts first
 * @param messages from the user's first to the user's last
 * @param maxTokens tokens that the reply may have
 * @param schema of the reply; sent only when the model takes one
 * @param temperature sent only when the model takes one
 */
public record ModelRequest(
    ModelRow model,
    List<Part> system,
    List<Message> messages,
    int maxTokens,
    Optional<Schema> schema,
    Optional<Double> temperature) {
  /** Who says a message. */
  public enum Role {
    USER("user"),
    ASSISTANT("assistant");

    private final String wire;

    Role(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /**
   * A piece of text.
   *
   * @param cache how long the provider shall keep everything up to here in its prompt cache; empty
   *     when no mark stands here
   */
  public record Part(String text, Optional<CacheLifetime> cache) {
    /** A piece that ends at no mark. */
    public static Part of(String text) {
      return new Part(text, Optional.empty());
    }
  }

  /** What one of the two says. */
  public record Message(Role role, List<Part> parts) {
    public Message {
      parts = List.copyOf(parts);
    }

    /** A message of one piece. */
    public static Message of(Role role, String text) {
      return new Message(role, List.of(Part.of(text)));
    }
  }

  /**
   * The JSON schema that a reply shall have.
   *
   * @param name letters, digits and underscores
   * @param json the schema, a JSON object
   */
  public record Schema(String name, String json) {}

  /** Refuses what no provider takes: no message, or a reply that is begun for the model. */
  public ModelRequest {
    system = List.copyOf(system);
    messages = List.copyOf(messages);
    if (messages.isEmpty() || messages.get(messages.size() - 1).role() != Role.USER) {
      throw new IllegalArgumentException("the user must have the last word");
    }
    int most = model.sizes().maxOutput();
    if (maxTokens < 1 || (most > 0 && maxTokens > most)) {
      throw new IllegalArgumentException(
          model.id() + " takes 1 to " + most + " output tokens, not " + maxTokens);
    }
  }

  /** The same request for a reply of so many tokens, or as many as the model can write. */
  public ModelRequest withMaxTokens(long tokens) {
    int most = model.sizes().maxOutput();
    long may = most > 0 ? Math.min(most, tokens) : tokens;
    return new ModelRequest(model, system, messages, Math.toIntExact(may), schema, temperature);
  }

  /** All pieces, in the order in which they are sent. */
  public Stream<Part> parts() {
    return Stream.concat(
        system.stream(), messages.stream().flatMap(message -> message.parts().stream()));
  }

  /** The lifetimes of all its cache marks. */
  public Set<CacheLifetime> lifetimes() {
    EnumSet<CacheLifetime> asked = EnumSet.noneOf(CacheLifetime.class);
    parts().flatMap(part -> part.cache().stream()).forEach(asked::add);
    return asked;
  }
}
