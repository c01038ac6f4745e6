package ktrdr.agent.model.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.wire.ProviderError;

/** What a provider's error answers mean. */
final class Rejections {
  private static final Pattern OUT_OF_MONEY =
      Pattern.compile(
          "insufficient_quota|billing_|credit_|credit balance|spend(ing)?[ _]limit"
              + "|usage limit|exceeded your current quota|insufficient (credit|fund|balance)");
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "context_length_exceeded|exceed_context_size|prompt is too long"
              + "|maximum context length|exceeds? the context window");
  private static final List<String> FILTERED =
      List.of("content_filter", "content_policy_violation");

  private Rejections() {}

  /** True when waiting would not help, because somebody must pay or raise a limit first. */
  static boolean isOutOfMoney(ProviderError error) {
    return OUT_OF_MONEY.matcher(all(error)).find();
  }

  /** The stop reason that an error stands for. */
  static Optional<StopReason> stop(Optional<ProviderError> error) {
    if (error.isPresent() && TOO_LONG.matcher(all(error.get())).find()) {
      return Optional.of(StopReason.CONTEXT_EXCEEDED);
    }
    return error.map(ProviderError::codes).stream()
        .flatMap(List::stream)
        .filter(FILTERED::contains)
        .map(code -> StopReason.CONTENT_FILTER)
        .findFirst();
  }

  private static String all(ProviderError error) {
    return (String.join(" ", error.codes()) + " " + error.message()).toLowerCase(Locale.ROOT);
  }

  /** For people. What a provider says about a bad key may show a part of it, so it is left out. */
  static String sentence(int status, Optional<ProviderError> error) {
    Optional<StopReason> stop = stop(error);
    if (stop.isPresent()) {
      return stop.get().sentence();
    }
    if (error.filter(Rejections::isOutOfMoney).isPresent()) {
      return "The provider's credit or spend limit is used up (" + status + ").";
    }
    return switch (status) {
      case 401, 403 -> "The provider does not accept the key (" + status + ").";
      case 429 -> "The provider has had too many requests (429)." + said(error);
      case 529, 503 -> "The provider is overloaded (" + status + ")." + said(error);
      default -> "The provider answered " + status + "." + said(error);
    };
  }

  private static String said(Optional<ProviderError> error) {
    return error.map(ProviderError::words).filter(w -> !w.isEmpty()).map(w -> " " + w).orElse("");
  }
}
