package ktrdr.sessions.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Limits;

/** Who holds a slot, and who waits for one. Asked in a transaction that locked the capacity. */
@ApplicationScoped
public class Slots {
  private final OperationStore store;
  private final Limits limits;
  private final Provisions provisions;

  @Inject
  public Slots(OperationStore store, Limits limits, Provisions provisions) {
    this.store = store;
    this.limits = limits;
    this.provisions = provisions;
  }

  /** For the container's proxy only. */
  protected Slots() {
    this(null, null, null);
  }

  public Limits limits() {
    return limits;
  }

  /** Sessions that somebody works on. */
  public List<Operation> held() {
    return held(sessions());
  }

  /** Sessions that wait for a slot, the next one first. */
  public List<Operation> waiting() {
    return waiting(sessions());
  }

  /**
   * Makes sure that there is a slot for one more.
   *
   * @throws ActiveSessionExists when there is none
   */
  void require() {
    if (full()) {
      throw new ActiveSessionExists(
          held().stream().flatMap(r -> r.lineage().session().stream()).toList(),
          limits.maxActive());
    }
  }

  /** Also when a slot is free that somebody in the queue waits for whose turn can come here. */
  public boolean full() {
    List<Operation> sessions = sessions();
    long waiting = waiting(sessions).stream().filter(provisions::has).count();
    return held(sessions).size() + waiting >= limits.maxActive();
  }

  /** What this server lacks for work on a market. */
  public Optional<Provisions.Missing> missing(Assignment.Market market) {
    return provisions.missing(market);
  }

  /** What this server lacks for the work of a root. */
  public Optional<Provisions.Missing> missing(Operation root) {
    return provisions.missing(root);
  }

  /**
   * Makes sure that this server may work on one more operation that has no session.
   *
   * @throws TooManyAlone when it may not
   */
  void requireAlone(String server) {
    long alone =
        store.activeRoots().stream()
            .filter(root -> root.type() != OperationType.AGENT_SESSION)
            .filter(root -> root.state().ownership().owner().filter(server::equals).isPresent())
            .count();
    if (alone >= limits.maxAlone()) {
      throw new TooManyAlone(alone, limits.maxAlone());
    }
  }

  /**
   * The one whose turn it is, of those whose bars are here; none while all slots are held. Others
   * are left to servers that have theirs.
   */
  Optional<Operation> next() {
    List<Operation> sessions = sessions();
    return held(sessions).size() < limits.maxActive()
        ? waiting(sessions).stream().filter(provisions::has).findFirst()
        : Optional.empty();
  }

  private static List<Operation> held(List<Operation> sessions) {
    return sessions.stream().filter(r -> r.state().ownership().owner().isPresent()).toList();
  }

  private static List<Operation> waiting(List<Operation> sessions) {
    return sessions.stream()
        .filter(r -> r.state().ownership().turn().isPresent())
        .sorted(Comparator.comparing(r -> r.state().ownership().turn().orElseThrow()))
        .toList();
  }

  private List<Operation> sessions() {
    return store.activeRoots().stream()
        .filter(root -> root.type() == OperationType.AGENT_SESSION)
        .toList();
  }
}
