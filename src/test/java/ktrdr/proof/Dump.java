package ktrdr.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ktrdr.agent.trials.TrialKind;
import ktrdr.fixture.Backtested;
import ktrdr.fixture.Storage;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationFields;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.Session;
import ktrdr.sessions.trials.TrialSearch;
import ktrdr.sessions.trials.TrialStore;

/** All rows and events of sessions as text, with ids that do not depend on chance. */
final class Dump {
  private final Storage storage;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> names = new TreeMap<>();

  private Dump(Storage storage) {
    this.storage = storage;
  }

  static String of(Storage storage, List<Session> sessions) {
    return storage.in(() -> new Dump(storage).all(sessions));
  }

  private String all(List<Session> sessions) {
    sessions.forEach(s -> session(storage.sessions().find(s.id()).orElseThrow()));
    OperationStore store = storage.operations();
    lines.add("active " + store.activeRoots().stream().map(Operation::id).toList());
    lines.add(
        "listed "
            + store.list(OperationQuery.newest(100).onlyActive()).operations().stream()
                .map(Operation::id)
                .toList());
    lines.add("agent " + storage.stores().capacity().agent());
    trials(storage.stores().trials());
    String text = String.join("\n", lines);
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return text;
  }

  private void trials(TrialStore store) {
    TrialSearch all = new TrialSearch(TrialKind.TEST, Backtested.WINDOW, Optional.empty());
    for (long instrument : store.instruments("1d", sketch -> true)) {
      store.page(instrument, all, Optional.empty(), 1000).stream()
          .map(t -> "trial " + t.look() + t.window() + t.occasion().session() + t.occasion().at())
          .forEach(lines::add);
    }
  }

  private void session(Session session) {
    lines.add("session " + session.id() + " " + session.standing() + session.design());
    lines.add("  " + plain(session.verdict().metrics()) + session.verdict().text());
    OperationId root = session.operation().orElseThrow();
    List<Operation> tree = storage.operations().tree(root);
    for (Operation operation : tree) {
      names.put(operation.id().value(), "op" + session.id() + "." + tree.indexOf(operation));
      lines.add("  row " + plain(OperationFields.of(operation)));
      lines.add("    " + plain(operation.progress().context()) + operation.progress().label());
      lines.add("    " + operation.progress().fraction());
      lines.add("    " + plain(storage.operations().metrics(operation.id())));
    }
    storage.operations().events(root, 0, 1000).forEach(this::event);
    for (long term = 0; term <= tree.get(0).term(); term++) {
      lines.add("  claim " + term + storage.operations().execution(root, term));
    }
  }

  private void event(OperationEvent event) {
    lines.add(
        "  event "
            + event.sequence()
            + event.operation()
            + event.time()
            + event.by()
            + event.what()
            + plain(event.changes()));
  }

  /** The same for a number however it is kept, and for a map in whatever order. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, inner) -> sorted.put((String) key, plain(inner)));
      return sorted;
    }
    return value instanceof Collection<?> all
        ? all.stream().map(Dump::plain).toList()
        : String.valueOf(value);
  }
}
