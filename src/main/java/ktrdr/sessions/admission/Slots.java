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

/**
 * Knows which sessions hold a slot and which wait for one. Call it in a transaction that locked the
 * capacity.
 */
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

  /** Sessions that hold a slot. */
  public List<Operation> held() {
    return held(sessions());
  }

  /** Sessions that wait for a slot, the next one first. */
  public List<Operation> waiting() {
    return waiting(sessions());
  }

  /**
   * Requires a free slot.
   *
   * @throws ActiveSessionExists if there is none
   */
  void require() {
    if (full()) {
      throw new ActiveSessionExists(
          held().stream().flatMap(r -> r.lineage().session().stream()).toList(),
          limits.maxActive());
    }
  }

  /**
   * Whether all slots are taken. A slot counts as taken if a queued session that this server can
   * run is due to get it.
   */
  public boolean full() {
    List<Operation> sessions = sessions();
    long waiting = waiting(sessions).stream().filter(provisions::has).count();
    return held(sessions).size() + waiting >= limits.maxActive();
  }

  /** What this server lacks for work on a market. */
  public Optional<Provisions.Missing> missing(Assignment.Market market) {
    return provisions.missing(market);
  }

  /** What this server lacks for a root's work. */
  public Optional<Provisions.Missing> missing(Operation root) {
    return provisions.missing(root);
  }

  /**
   * Requires that this server may run one more stand-alone operation.
   *
   * @throws TooManyAlone if it may not
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
   * The next queued session whose bars are here; empty while all slots are held. Other sessions are
   * left to servers with their bars.
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
