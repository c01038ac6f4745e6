package ktrdr.sessions.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Whether language models can be called and paid.
 *
 * @param faults sentences about settings and prices that can't be used; each says what is not done
 *     because of it
 * @param fallback why the built-in agent does the work although a provider was named
 */
public record ModelSetup(List<String> faults, Optional<String> fallback) {
  public ModelSetup {
    faults = List.copyOf(faults);
  }

  /** The doctor's view of it. */
  List<Check> checks() {
    if (!faults.isEmpty()) {
      return faults.stream().map(ModelSetup::fail).toList();
    }
    return List.of(
        fallback
            .map(sentence -> Check.warn("models", sentence, "see docs/guide/models-and-money.md"))
            .orElseGet(() -> Check.ok("models", "settings, budgets and prices can be used")));
  }

  private static Check fail(String sentence) {
    return Check.fail(
        "models", sentence, "correct it as docs/guide/models-and-money.md says, and start again");
  }
}
