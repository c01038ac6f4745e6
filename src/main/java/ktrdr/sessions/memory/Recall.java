package ktrdr.sessions.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ktrdr.agent.memory.MemoryLines;
import ktrdr.agent.memory.RememberedMarket;
import ktrdr.agent.memory.ResearchMemory;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;

/**
 * What a designer is told of earlier research on its market. It is fixed when the design starts for
 * the first time, so that a resumed conversation asks byte for byte what it asked before.
 */
@ApplicationScoped
@Transactional
public class Recall {
  private static final int EXPERIMENTS = 20;
  private static final int HYPOTHESES = 10;

  private final ResearchMemory memory;
  private final OperationStore operations;

  @Inject
  public Recall(ResearchMemory memory, OperationStore operations) {
    this.memory = memory;
    this.operations = operations;
  }

  /** For the container's proxy only. */
  protected Recall() {
    this(null, null);
  }

  /**
   * The lines for a design; the same at each of its starts.
   *
   * @param behind first bar behind the design window; figures that know it or a later one are left
   *     out
   */
  public List<String> lines(PhaseRun design, Instant behind) {
    return once(design.child(), () -> now(design.session(), behind));
  }

  /** What an operation was told; empty if it was told nothing yet. */
  public Optional<List<String>> told(OperationId operation) {
    return memory.told(operation.value());
  }

  /** Fixes what an operation is told, unless that was done before. */
  public List<String> once(Operation child, Supplier<List<String>> now) {
    OperationId root = child.lineage().root();
    // Two servers may start it at once when one takes over from the other.
    operations.lock(root);
    String id = child.id().value();
    return memory
        .told(id)
        .orElseGet(
            () -> {
              List<String> lines = now.get();
              memory.tell(root.value(), id, lines);
              return lines;
            });
  }

  private List<String> now(Session session, Instant behind) {
    RememberedMarket market = SessionMemory.market(session);
    boolean masked = session.assignment().models().masked();
    // All designers of a comparison or a sweep are told the same, whoever finds something first.
    Optional<Instant> known = session.links().since();
    return MemoryLines.of(
        memory.before(behind, market, known, EXPERIMENTS),
        memory.open(behind, market, masked, known, HYPOTHESES));
  }
}
