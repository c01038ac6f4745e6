package ktrdr.sessions.repeats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ktrdr.agent.ledger.Ledger;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.Session;
import ktrdr.sessions.results.AssessmentCodec;

/** Whether the turns of a session's conversations are kept, so that they can be read again. */
@ApplicationScoped
public class KeptTurns {
  private final Ledger ledger;

  @Inject
  public KeptTurns(Ledger ledger) {
    this.ledger = ledger;
  }

  /** For the container's proxy only. */
  protected KeptTurns() {
    this(null);
  }

  /** Whether all of them are. */
  boolean all(Session session, List<Operation> tree) {
    Assignment.Models models = session.assignment().models();
    boolean designed = models.design().language() && session.assignment().strategy().isEmpty();
    boolean failed =
        AssessmentCodec.read(session).flatMap(a -> a.explanation().fallback()).isPresent();
    return (!designed || kept(tree, OperationType.AGENT_DESIGN, false))
        && (!models.assess().language() || kept(tree, OperationType.AGENT_ASSESSMENT, failed));
  }

  /** A conversation that came to nothing may lack replies, and may not have begun. */
  private boolean kept(List<Operation> tree, OperationType type, boolean failed) {
    String operation = type.newestIn(tree).map(o -> o.id().value()).orElseThrow();
    Map<Integer, List<LedgerEntry>> turns =
        ledger.ofRoot(tree.get(0).id().value()).stream()
            .filter(entry -> entry.attempt().operation().equals(operation))
            .collect(Collectors.groupingBy(entry -> entry.attempt().turn()));
    return (failed || !turns.isEmpty())
        && turns.values().stream().allMatch(attempts -> kept(attempts, failed));
  }

  private boolean kept(List<LedgerEntry> attempts, boolean failed) {
    return attempts.stream()
        .anyMatch(
            entry ->
                ledger.request(entry.id()).isPresent()
                    && (failed
                        || ledger.reply(entry.id()).filter(RecordedReply::whole).isPresent()));
  }
}
