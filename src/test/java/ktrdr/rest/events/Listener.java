package ktrdr.rest.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ktrdr.rest.events.client.EventSink;
import ktrdr.rest.events.client.Frame;

/** A client of a stream: takes what it is sent, slowly if it is told to, until it goes. */
final class Listener implements EventSink {
  private final List<Frame> heard = new ArrayList<>();
  private final Deque<CompletableFuture<Void>> onTheWay = new ArrayDeque<>();
  private boolean slow;
  private boolean gone;
  private boolean closed;

  @Override
  public CompletionStage<?> send(Frame frame) {
    if (gone) {
      throw new IllegalStateException("the client went");
    }
    heard.add(frame);
    if (!slow) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> way = new CompletableFuture<>();
    onTheWay.add(way);
    return way;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** From now on a message arrives when the test says so. */
  Listener slow() {
    slow = true;
    return this;
  }

  /** Takes what is on its way; what follows arrives at once again. */
  void hurry() {
    slow = false;
    while (!onTheWay.isEmpty()) {
      onTheWay.poll().complete(null);
    }
  }

  /** The client went without a word. */
  void go() {
    gone = true;
  }

  List<Frame> heard() {
    return heard;
  }

  /** All it was told by messages of this name. */
  List<String> data(String name) {
    return heard.stream()
        .filter(f -> f.name().filter(name::equals).isPresent())
        .map(Frame::data)
        .toList();
  }

  /** Names of the messages, without those about progress. */
  List<String> names() {
    return heard.stream()
        .flatMap(f -> f.name().stream())
        .filter(name -> !name.equals("progress"))
        .toList();
  }

  List<String> ids() {
    return heard.stream().flatMap(f -> f.id().stream()).toList();
  }

  long comments() {
    return heard.stream().filter(f -> f.name().isEmpty()).count();
  }
}
