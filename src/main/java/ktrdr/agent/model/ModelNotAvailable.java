package ktrdr.agent.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import ktrdr.work.Refusal;

/** A session wants a model that this server can't call. */
public final class ModelNotAvailable extends Refusal {
  private static final long serialVersionUID = 1L;

  private ModelNotAvailable(String sentence) {
    super(Kind.CONFLICT, "model_not_available", sentence);
  }

  public static ModelNotAvailable unknown(String name) {
    String providers =
        Arrays.stream(Provider.values())
            .map(provider -> provider.wire() + "/ID")
            .collect(Collectors.joining(" or "));
    return new ModelNotAvailable(
        "There is no model \"" + name + "\"; there are builtin and random, and " + providers);
  }

  /** This server has no key for the provider of the model. */
  public static ModelNotAvailable withoutKey(Provider provider) {
    return new ModelNotAvailable(
        "There is no key for "
            + provider.wire()
            + ": set KTRDR_LLM_"
            + provider.wire().toUpperCase(Locale.ROOT)
            + "_API_KEY and start the server again");
  }
}
