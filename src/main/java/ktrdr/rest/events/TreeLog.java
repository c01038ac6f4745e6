package ktrdr.rest.events;

import java.util.List;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationStore;

/** What was read of one tree for its followers: the end of its log, and its progress. */
final class TreeLog {
  static final int PAGE = 200;

  private final OperationId root;
  private final OperationStore store;
  private final StreamText text;
  private final TreeProgress progress;
  private OperationStatus status = OperationStatus.PENDING;
  private long last;

  /** Reads the log of a root to its end. */
  TreeLog(OperationId root, OperationStore store, StreamText text) {
    this.root = root;
    this.store = store;
    this.text = text;
    this.progress = new TreeProgress(store, text);
    List<OperationEvent> page;
    do {
      page = store.events(root, last, PAGE);
      page.forEach(this::learn);
    } while (page.size() == PAGE);
    progress.begin();
  }

  OperationId root() {
    return root;
  }

  /** Sequence of the last event that was read. */
  long last() {
    return last;
  }

  TreeProgress progress() {
    return progress;
  }

  boolean isActive() {
    return status.active();
  }

  boolean isAheadOf(EventStream stream) {
    return stream.place(root).sequence() < last && stream.client().hasRoom();
  }

  /** Reads new events of the log, and sends each stream those it lacks and has room for. */
  void hand(List<EventStream> streams) {
    int read;
    do {
      // Choose before reading the log: a stream that gets room meanwhile may lack earlier events.
      List<EventStream> hungry = streams.stream().filter(s -> s.client().hasRoom()).toList();
      List<OperationEvent> page = store.events(root, first(hungry), PAGE);
      List<EventLine> lines = page.stream().map(text::line).toList();
      page.stream().filter(event -> event.sequence() > last).forEach(this::learn);
      hungry.forEach(stream -> stream.take(root, lines));
      read = page.size();
    } while (read == PAGE);
    progress.lookAtEnded();
  }

  private long first(List<EventStream> streams) {
    return streams.stream().mapToLong(s -> s.place(root).sequence()).reduce(last, Math::min);
  }

  /** Sends progress to every stream that has all events, and the end if the tree has ended. */
  void tell(List<EventStream> streams) {
    streams.forEach(stream -> stream.report(this));
    if (status.terminal()) {
      String end = text.end(root, last, status);
      streams.forEach(stream -> stream.end(this, end));
    }
  }

  private void learn(OperationEvent event) {
    last = event.sequence();
    progress.learn(event);
    if (event.operation().equals(root)) {
      status = event.after();
    }
  }
}
