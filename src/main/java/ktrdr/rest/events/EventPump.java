package ktrdr.rest.events;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;

/**
 * Carries events and progress from the store to all open streams. One round after the other, never
 * two at once: so a stream that has got to an event gets all that follow, each once. The store is
 * asked, not this server's memory, because another server may work on the same tree.
 */
final class EventPump {
  private static final System.Logger LOG = System.getLogger(EventPump.class.getName());
  // In ticks: how often a log is read that should be at its end, and how often sessions are
  // searched
  private static final int SETTLED = 8;
  private static final int SEARCH = 4;

  private final OperationStore store;
  private final StreamText text;
  private final int beat;
  private final int most;
  private final RootDiscovery discovery;
  private final Set<EventStream> opening = ConcurrentHashMap.newKeySet();
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final Set<OperationId> touched = ConcurrentHashMap.newKeySet();
  private final AtomicLong ticks = new AtomicLong();
  private final Map<OperationId, TreeLog> logs = new HashMap<>();
  private final Set<Object> failing = new HashSet<>();
  private long seen;
  private long now;

  /**
   * @param beat in ticks: how often a client that hears nothing else hears that the server is there
   * @param most so many clients at once
   */
  EventPump(OperationStore store, StreamText text, int beat, int most) {
    this.store = store;
    this.text = text;
    this.beat = beat;
    this.most = most;
    this.discovery = new RootDiscovery(store, text);
  }

  /**
   * Keeps a place for a client that is sent nothing yet.
   *
   * @throws TooManyStreams when there are as many clients as are allowed
   */
  synchronized void admit(EventStream stream) {
    if (size() >= most) {
      throw new TooManyStreams(most);
    }
    opening.add(stream);
  }

  /** From the next round on a client that was admitted is sent what it follows. */
  synchronized void open(EventStream stream) {
    opening.remove(stream);
    streams.add(stream);
  }

  /** How many clients there are. */
  int size() {
    return opening.size() + streams.size();
  }

  /** This server committed a change of this tree: the next round reads its log. */
  void touch(OperationId root) {
    if (!streams.isEmpty()) {
      touched.add(root);
    }
  }

  /** Time went by: the next round looks at progress, and at what other servers wrote. */
  void tick() {
    ticks.incrementAndGet();
  }

  void closeAll() {
    for (Set<EventStream> clients : List.of(opening, streams)) {
      clients.forEach(stream -> stream.client().close());
      clients.clear();
    }
  }

  void round() {
    Set<OperationId> changed = Set.copyOf(touched);
    touched.removeAll(changed);
    seen = now;
    now = ticks.get();
    streams.removeIf(stream -> stream.client().isClosed());
    streams.forEach(stream -> stream.client().start());
    if (due(beat)) {
      streams.forEach(stream -> stream.client().beat());
    }
    search(changed);
    Map<OperationId, List<EventStream>> followers = followers();
    logs.keySet().retainAll(followers.keySet());
    followers.forEach((root, who) -> guard(root, () -> serve(root, who, changed.contains(root))));
  }

  private void serve(OperationId root, List<EventStream> who, boolean changed) {
    TreeLog log = logs.computeIfAbsent(root, id -> new TreeLog(id, store, text));
    if (due(1)) {
      log.progress().look();
    }
    if (changed || due(log.isActive() ? 1 : SETTLED) || who.stream().anyMatch(log::isAheadOf)) {
      log.hand(who);
    }
    log.tell(who);
  }

  private void search(Set<OperationId> changed) {
    List<EventStream> all = streams.stream().filter(s -> s.floor().isPresent()).toList();
    if (!all.isEmpty() && (due(SEARCH) || !logs.keySet().containsAll(changed))) {
      guard(discovery, () -> discovery.admit(all));
    }
  }

  private Map<OperationId, List<EventStream>> followers() {
    Map<OperationId, List<EventStream>> followers = new LinkedHashMap<>();
    for (EventStream stream : streams) {
      stream
          .roots()
          .forEach(r -> followers.computeIfAbsent(r, id -> new ArrayList<>()).add(stream));
    }
    return followers;
  }

  /** What fails is tried again in the next round, and does not keep the others from theirs. */
  private void guard(Object what, Runnable work) {
    try {
      work.run();
      failing.remove(what);
    } catch (RuntimeException e) {
      if (failing.add(what)) {
        LOG.log(Level.WARNING, "live events are delayed: " + what, e);
      }
    }
  }

  /** Whether the tick of every so many has gone by since the round before. */
  private boolean due(int every) {
    return now / every != seen / every;
  }
}
