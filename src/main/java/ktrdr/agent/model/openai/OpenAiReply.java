package ktrdr.agent.model.openai;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import ktrdr.agent.CacheLifetime;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.Usage;
import ktrdr.agent.model.wire.EventStream;
import ktrdr.agent.model.wire.GarbageEvent;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.agent.model.wire.ProviderError;
import ktrdr.agent.model.wire.ReplyReader;

/** A chat completion of OpenAI, from its first chunk to {@code [DONE]}. */
final class OpenAiReply implements ReplyReader {
  private final StringBuilder text = new StringBuilder();
  private final CacheLifetime lifetime;
  private Optional<ProviderError> error = Optional.empty();
  private Optional<StopReason> stop = Optional.empty();
  private Optional<String> model = Optional.empty();
  private Optional<String> tier = Optional.empty();
  private Optional<JsonObject> usage = Optional.empty();
  private boolean refused;
  private boolean finished;

  OpenAiReply(CacheLifetime lifetime) {
    this.lifetime = lifetime;
  }

  @Override
  public void take(EventStream.Event event) throws GarbageEvent {
    if (event.data().equals("[DONE]")) {
      done();
      return;
    }
    JsonObject chunk = JsonTexts.object(event.data());
    error = ProviderError.in(chunk);
    model = JsonTexts.text(chunk, "model").or(() -> model);
    tier = JsonTexts.text(chunk, "service_tier").or(() -> tier);
    if (chunk.get("usage") instanceof JsonObject told) {
      usage = Optional.of(told);
    }
    if (error.isEmpty()) {
      choices(chunk);
    }
  }

  private void done() throws GarbageEvent {
    if (stop.isEmpty()) {
      throw new GarbageEvent("The provider ended its stream without saying why it stopped.");
    }
    finished = true;
  }

  private void choices(JsonObject chunk) throws GarbageEvent {
    if (!(chunk.get("choices") instanceof JsonArray choices)) {
      throw new GarbageEvent("The provider sent an event that is no part of a completion.");
    }
    for (JsonValue value : choices) {
      if (value instanceof JsonObject choice && choice.getInt("index", 0) == 0) {
        choice(choice);
      }
    }
  }

  private void choice(JsonObject choice) {
    JsonObject delta = JsonTexts.within(choice, "delta");
    JsonTexts.text(delta, "content").ifPresent(text::append);
    JsonTexts.text(delta, "refusal").filter(words -> !words.isEmpty()).ifPresent(this::refuse);
    JsonTexts.text(choice, "finish_reason").ifPresent(wire -> stop = Optional.of(reason(wire)));
  }

  private void refuse(String words) {
    refused = true;
    text.append(words);
  }

  private static StopReason reason(String wire) {
    return switch (wire) {
      case "stop" -> StopReason.END;
      case "length" -> StopReason.MAX_TOKENS;
      case "content_filter" -> StopReason.CONTENT_FILTER;
      default -> StopReason.UNKNOWN;
    };
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public Optional<ProviderError> error() {
    return error;
  }

  @Override
  public Reply reply() {
    Usage told = usage.map(object -> OpenAiUsage.of(object, lifetime, tier)).orElse(Usage.UNTOLD);
    return new Reply(
        text.toString(), refused ? Optional.of(StopReason.REFUSAL) : stop, model, told);
  }
}
