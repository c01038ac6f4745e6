package ktrdr.rest.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Agents;
import ktrdr.agent.model.ModelRow;
import ktrdr.agent.prices.PriceRow;

/**
 * An agent that a session can be given to: a language model, the built-in one, or {@code random}.
 *
 * @param aliases other names for it
 * @param isDefault whether it works when a session names none
 * @param keySet whether there is a key for its provider; the built-in ones need none
 * @param contextWindow tokens; null when nobody says, as are the next ones
 * @param knowledgeCutoff the last day that its training may have seen
 * @param priced false: under a budget it is refused
 * @param usable whether a session can be given to it now
 * @param remark why it can't be used, or may be refused; null if nothing is in its way
 * @param price of today; null when it is not known, and of the built-in ones, which cost nothing
 */
public record LanguageModelView(
    String model,
    String provider,
    List<String> aliases,
    boolean isDefault,
    boolean keySet,
    Integer contextWindow,
    Integer maxOutputTokens,
    boolean structuredOutput,
    boolean sampling,
    String knowledgeCutoff,
    boolean priced,
    boolean usable,
    String remark,
    PriceRowView price) {

  static LanguageModelView builtin(boolean isDefault) {
    return ofOurs(Agents.BUILTIN, isDefault);
  }

  static LanguageModelView random() {
    return ofOurs(Agents.RANDOM, false);
  }

  private static LanguageModelView ofOurs(String model, boolean isDefault) {
    return new LanguageModelView(
        model,
        Agents.BUILTIN,
        List.of(),
        isDefault,
        true,
        null,
        null,
        false,
        false,
        null,
        true,
        true,
        null,
        null);
  }

  /**
   * What is in the way of a model.
   *
   * @param remark a sentence; empty if nothing is
   */
  record Use(boolean usable, Optional<String> remark) {
    static Use no(String why) {
      return new Use(false, Optional.of(why));
    }
  }

  static LanguageModelView of(
      ModelRow row,
      boolean isDefault,
      boolean keySet,
      Use use,
      Optional<PriceRow> price,
      boolean own) {
    Optional<LocalDate> cutoff =
        row.knowledgeCutoff().or(() -> price.flatMap(p -> p.facts().knowledgeCutoff()));
    return new LanguageModelView(
        row.id(),
        row.provider().wire(),
        row.aliases(),
        isDefault,
        keySet,
        row.isKnown() ? row.sizes().contextWindow() : null,
        row.isKnown() ? row.sizes().maxOutput() : null,
        row.speech().schema(),
        row.speech().sampling(),
        cutoff.map(LocalDate::toString).orElse(null),
        price.isPresent(),
        use.usable(),
        use.remark().orElse(null),
        price.map(p -> PriceRowView.of(p, own)).orElse(null));
  }
}
