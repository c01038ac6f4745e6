package ktrdr.agent.model.openai;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.model.Usage;
import ktrdr.agent.model.wire.UsageFields;

/** Usage as OpenAI tells it: what a cache gave or got is part of the prompt's tokens. */
public final class OpenAiUsage {
  private static final Set<String> PRICED_TIERS = Set.of("default", "standard", "auto", "batch");

  private OpenAiUsage() {}

  /**
   * Converts it.
   *
   * @param lifetime of what was written to a cache
   * @param tier as the reply says; empty when it does not
   */
  public static Usage of(JsonObject told, CacheLifetime lifetime, Optional<String> tier) {
    List<String> unknown = new ArrayList<>();
    Optional<TokenCounts> counts = counts(told, lifetime, unknown);
    tier.filter(name -> !PRICED_TIERS.contains(name)).ifPresent(t -> unknown.add("service_tier"));
    ServiceTerms terms = new ServiceTerms(false, false, tier.equals(Optional.of("batch")));
    return new Usage(counts, counts.isPresent(), terms, unknown);
  }

  private static Optional<TokenCounts> counts(
      JsonObject told, CacheLifetime lifetime, List<String> unknown) {
    UsageFields fields = new UsageFields("usage", told, unknown).repeats("total_tokens");
    OptionalLong prompt = fields.count("prompt_tokens");
    OptionalLong output = fields.count("completion_tokens");
    UsageFields sent = fields.within("prompt_tokens_details").repeats("text_tokens");
    long read = sent.count("cached_tokens").orElse(0);
    long written = sent.count("cache_write_tokens").orElse(0);
    long thought = thought(fields.within("completion_tokens_details"));
    sent.flagOthers();
    fields.flagOthers();
    if (prompt.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    long uncached = prompt.getAsLong() - read - written;
    if (uncached < 0 || thought > output.getAsLong()) {
      fields.flag(uncached < 0 ? "prompt_tokens" : "completion_tokens");
      return Optional.empty();
    }
    return Optional.of(
        new TokenCounts(uncached, read, Map.of(lifetime, written), output.getAsLong(), thought));
  }

  private static long thought(UsageFields details) {
    details.repeats("text_tokens", "accepted_prediction_tokens", "rejected_prediction_tokens");
    long thought = details.count("reasoning_tokens").orElse(0);
    details.flagOthers();
    return thought;
  }
}
