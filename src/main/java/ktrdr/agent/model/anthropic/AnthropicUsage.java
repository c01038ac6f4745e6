package ktrdr.agent.model.anthropic;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.ServiceTerms;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.model.Usage;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.agent.model.wire.UsageFields;

/**
 * Usage as Anthropic tells it: at the start of a message, with a placeholder for the output, and
 * again in each delta, where every count is a total. Its input tokens are the uncached ones.
 */
public final class AnthropicUsage {
  private static final String CREATED = "cache_creation_input_tokens";

  private final Set<CacheLifetime> asked;
  private JsonObject told = JsonValue.EMPTY_JSON_OBJECT;
  private boolean outputTold;

  /**
   * @param asked the lifetimes that the request asked for
   */
  public AnthropicUsage(Set<CacheLifetime> asked) {
    this.asked = asked;
  }

  public void start(JsonObject usage) {
    told = usage;
  }

  public void delta(JsonObject usage) {
    JsonObjectBuilder merged = Json.createObjectBuilder(told);
    usage.forEach(
        (name, value) -> {
          if (value != JsonValue.NULL) {
            merged.add(name, value);
          }
        });
    told = merged.build();
    outputTold |= JsonTexts.count(usage.get("output_tokens")).isPresent();
  }

  public Usage usage() {
    List<String> unknown = new ArrayList<>();
    UsageFields fields = new UsageFields("usage", told, unknown);
    Optional<TokenCounts> counts = counts(fields);
    ServiceTerms terms = terms(fields);
    fields.flagOthers();
    return new Usage(counts, counts.isPresent() && outputTold, terms, unknown);
  }

  private Optional<TokenCounts> counts(UsageFields fields) {
    OptionalLong input = fields.count("input_tokens");
    long read = fields.count("cache_read_input_tokens").orElse(0);
    Map<CacheLifetime, Long> writes = writes(fields);
    long placeholderOrTotal = fields.count("output_tokens").orElse(0);
    long output = outputTold ? placeholderOrTotal : 0;
    UsageFields details = fields.within("output_tokens_details");
    long thought = outputTold ? details.count("thinking_tokens").orElse(0) : 0;
    if (outputTold) {
      details.flagOthers();
    }
    if (input.isEmpty()) {
      return Optional.empty();
    }
    if (thought > output) {
      fields.flag("output_tokens_details.thinking_tokens");
    }
    return Optional.of(
        new TokenCounts(input.getAsLong(), read, writes, output, Math.min(thought, output)));
  }

  private Map<CacheLifetime, Long> writes(UsageFields fields) {
    UsageFields split = fields.within("cache_creation");
    long five = split.count("ephemeral_5m_input_tokens").orElse(0);
    long hour = split.count("ephemeral_1h_input_tokens").orElse(0);
    split.flagOthers();
    long rest = fields.count(CREATED).orElse(five + hour) - five - hour;
    if (rest < 0) {
      fields.flag(CREATED);
    }
    Map<CacheLifetime, Long> writes = new EnumMap<>(CacheLifetime.class);
    writes.put(CacheLifetime.FIVE_MINUTES, five);
    writes.put(CacheLifetime.ONE_HOUR, hour);
    writes.merge(unsplit(), Math.max(0, rest), Long::sum);
    return writes;
  }

  /** What is not split has the lifetime that was asked for; of several the dearest. */
  private CacheLifetime unsplit() {
    return asked.equals(Set.of(CacheLifetime.FIVE_MINUTES))
        ? CacheLifetime.FIVE_MINUTES
        : CacheLifetime.ONE_HOUR;
  }

  private static ServiceTerms terms(UsageFields fields) {
    Optional<String> tier = fields.text("service_tier");
    Optional<String> speed = fields.text("speed");
    Optional<String> place = fields.text("inference_geo");
    flagUnless(fields, "service_tier", tier, Set.of("standard", "batch"));
    flagUnless(fields, "speed", speed, Set.of("standard", "fast"));
    flagUnless(fields, "inference_geo", place, Set.of("us", "global", "not_available", ""));
    return new ServiceTerms(
        speed.equals(Optional.of("fast")),
        place.equals(Optional.of("us")),
        tier.equals(Optional.of("batch")));
  }

  private static void flagUnless(
      UsageFields fields, String name, Optional<String> value, Set<String> priced) {
    if (value.isPresent() && !priced.contains(value.get())) {
      fields.flag(name);
    }
  }
}
