package ktrdr.agent.model.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream of bytes into server-sent events, wherever the bytes were cut before. */
public final class EventStream {
  private static final String MARK = "\uFEFF";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<Event> ready = new ArrayList<>();
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean hasData;
  private boolean afterReturn;
  private boolean first = true;

  /**
   * An event.
   *
   * @param name empty when the stream names none
   */
  public record Event(String name, String data) {}

  /** Takes the next bytes and returns the events that they end. */
  public List<Event> take(byte[] bytes) throws GarbageEvent {
    for (byte b : bytes) {
      boolean secondOfTwo = afterReturn && b == '\n';
      afterReturn = b == '\r';
      if (b == '\n' || b == '\r') {
        if (!secondOfTwo) {
          endLine();
        }
      } else {
        line.write(b);
      }
    }
    List<Event> events = List.copyOf(ready);
    ready.clear();
    return events;
  }

  private void endLine() throws GarbageEvent {
    String text = decoded(line.toByteArray());
    line.reset();
    if (first && text.startsWith(MARK)) {
      text = text.substring(1);
    }
    first = false;
    if (text.isEmpty()) {
      endEvent();
    } else {
      field(text);
    }
  }

  private void field(String text) {
    int colon = text.indexOf(':');
    String field = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("data")) {
      data.append(hasData ? "\n" : "").append(value);
      hasData = true;
    } else if (field.equals("event")) {
      name = value;
    }
  }

  private void endEvent() {
    if (hasData) {
      ready.add(new Event(name, data.toString()));
    }
    name = "";
    data.setLength(0);
    hasData = false;
  }

  private static String decoded(byte[] bytes) throws GarbageEvent {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new GarbageEvent("The provider sent an event that is not UTF-8.");
    }
  }
}
