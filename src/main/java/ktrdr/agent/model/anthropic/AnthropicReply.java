package ktrdr.agent.model.anthropic;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.model.Reply;
import ktrdr.agent.model.StopReason;
import ktrdr.agent.model.wire.EventStream;
import ktrdr.agent.model.wire.GarbageEvent;
import ktrdr.agent.model.wire.JsonTexts;
import ktrdr.agent.model.wire.ProviderError;
import ktrdr.agent.model.wire.ReplyReader;

/** A message of Anthropic, from {@code message_start} to {@code message_stop}. */
final class AnthropicReply implements ReplyReader {
  private final StringBuilder text = new StringBuilder();
  private final AnthropicUsage usage;
  private Optional<ProviderError> error = Optional.empty();
  private Optional<StopReason> stop = Optional.empty();
  private Optional<String> model = Optional.empty();
  private boolean started;
  private boolean finished;

  AnthropicReply(AnthropicUsage usage) {
    this.usage = usage;
  }

  @Override
  public void take(EventStream.Event event) throws GarbageEvent {
    JsonObject object = JsonTexts.object(event.data());
    switch (JsonTexts.text(object, "type").orElse("")) {
      case "message_start" -> start(JsonTexts.within(object, "message"));
      case "content_block_start" -> append(JsonTexts.within(object, "content_block"), "text");
      case "content_block_delta" -> append(JsonTexts.within(object, "delta"), "text_delta");
      case "message_delta" -> delta(object);
      case "message_stop" -> stop();
      case "error" ->
          error = Optional.of(ProviderError.in(object).orElseGet(AnthropicReply::unnamed));
      case "" -> throw new GarbageEvent("The provider sent an event without a type.");
      default -> {
        // Anthropic may add events; one that is not known says nothing of the text or the usage.
      }
    }
  }

  private static ProviderError unnamed() {
    return new ProviderError(List.of(), "no reason given");
  }

  private void start(JsonObject message) {
    started = true;
    model = JsonTexts.text(message, "model");
    usage.start(JsonTexts.within(message, "usage"));
  }

  private void append(JsonObject piece, String type) {
    if (JsonTexts.text(piece, "type").equals(Optional.of(type))) {
      JsonTexts.text(piece, "text").ifPresent(text::append);
    }
  }

  private void delta(JsonObject event) {
    usage.delta(JsonTexts.within(event, "usage"));
    JsonTexts.text(JsonTexts.within(event, "delta"), "stop_reason")
        .ifPresent(reason -> stop = Optional.of(reason(reason)));
  }

  private void stop() throws GarbageEvent {
    if (!started) {
      throw new GarbageEvent("The provider ended a message that it had not started.");
    }
    finished = true;
    stop = stop.or(() -> Optional.of(StopReason.UNKNOWN));
  }

  private static StopReason reason(String wire) {
    return switch (wire) {
      case "end_turn", "stop_sequence" -> StopReason.END;
      case "max_tokens" -> StopReason.MAX_TOKENS;
      case "refusal" -> StopReason.REFUSAL;
      case "pause_turn" -> StopReason.PAUSE;
      case "model_context_window_exceeded" -> StopReason.CONTEXT_EXCEEDED;
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
    return new Reply(text.toString(), stop, model, usage.usage());
  }
}
