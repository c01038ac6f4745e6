package ktrdr.rest.events.client;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** A client that listens to server-sent events. */
public record SseSink(SseEventSink sink, Sse sse) implements EventSink {

  @Override
  public CompletionStage<?> send(Frame frame) {
    return sink.send(event(frame));
  }

  private OutboundSseEvent event(Frame frame) {
    if (frame.name().isEmpty()) {
      return sse.newEventBuilder().comment(frame.data()).build();
    }
    OutboundSseEvent.Builder builder =
        sse.newEventBuilder()
            .name(frame.name().get())
            .mediaType(MediaType.TEXT_PLAIN_TYPE)
            .data(String.class, frame.data());
    frame.id().ifPresent(builder::id);
    return builder.build();
  }

  @Override
  public boolean isClosed() {
    return sink.isClosed();
  }

  @Override
  public void close() {
    try {
      sink.close();
    } catch (IOException | RuntimeException gone) {
      // The client closed first, so there is nothing left to close.
    }
  }
}
