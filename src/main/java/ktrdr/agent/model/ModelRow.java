package ktrdr.agent.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a model, and so what a request to it may say.
 *
 * @param id as the provider is asked for it
 * @param aliases other names that people may use
 * @param knowledgeCutoff the last day that its training data may know; empty when nobody says
 */
public record ModelRow(
    Provider provider,
    String id,
    List<String> aliases,
    Sizes sizes,
    Speech speech,
    Optional<LocalDate> knowledgeCutoff) {
  /** Of a model that the table does not have: nothing beyond the plainest request. */
  static ModelRow unknown(Provider provider, String id) {
    Speech plain = new Speech(false, false, "max_tokens", Optional.empty());
    return new ModelRow(provider, id, List.of(), new Sizes(0, 0, 0), plain, Optional.empty());
  }

  public ModelRow {
    aliases = List.copyOf(aliases);
  }

  /** Its name everywhere in ktrdr: {@code provider/id}. */
  public String name() {
    return provider.wire() + "/" + id;
  }

  /** False for a model that the table does not have. */
  public boolean isKnown() {
    return sizes.contextWindow > 0;
  }

  ModelRow as(String requested) {
    return new ModelRow(provider, requested, aliases, sizes, speech, knowledgeCutoff);
  }

  /**
   * Sizes in tokens; 0 when nobody says.
   *
   * @param overhead what the provider may add to the tokens of a request, at most
   */
  public record Sizes(int contextWindow, int maxOutput, int overhead) {}

  /**
   * What its requests say.
   *
   * @param schema it can be made to reply with JSON of a given schema
   * @param sampling it takes a temperature
   * @param outputLimit the field that limits its output
   * @param serviceTier the tier to ask for, so that no dearer one is used
   */
  public record Speech(
      boolean schema, boolean sampling, String outputLimit, Optional<String> serviceTier) {}
}
