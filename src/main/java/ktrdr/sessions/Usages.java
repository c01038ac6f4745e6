package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.agent.ledger.Spending;
import ktrdr.operations.OperationId;
import ktrdr.operations.Usage;

/** What operations used of language models, added up from the ledger. */
@ApplicationScoped
public class Usages {
  private final LedgerRows ledger;
  private final SessionStore sessions;

  @Inject
  public Usages(LedgerRows ledger, SessionStore sessions) {
    this.ledger = ledger;
    this.sessions = sessions;
  }

  /** For the container's proxy only. */
  protected Usages() {
    this(null, null);
  }

  /** For each of these operations; a parent's is that of its whole tree. */
  public Map<OperationId, Usage> of(Collection<OperationId> operations) {
    Map<OperationId, Usage> usages = new HashMap<>();
    operations.forEach(id -> usages.put(id, Usage.none()));
    List<String> ids = usages.keySet().stream().map(OperationId::value).toList();
    if (!ids.isEmpty()) {
      ledger.ofEach(ids).forEach(sum -> usages.put(new OperationId(sum.key()), usage(sum)));
    }
    return usages;
  }

  private static Usage usage(Spending sum) {
    TokenCounts tokens = sum.tokens();
    return new Usage(
        tokens.uncachedInput(),
        tokens.cacheRead(),
        tokens.cacheWrite(),
        tokens.output(),
        sum.cost());
  }

  /** For a session; for one of the original ktrdr, what its tool calls counted. */
  public Usage of(Session session) {
    if (session.operation().isEmpty()) {
      return counted(sessions.toolCalls(session.id()));
    }
    return of(session.operation().stream().toList()).values().stream()
        .findFirst()
        .orElseGet(Usage::none);
  }

  // Nobody knows any more what those models cost.
  private static Usage counted(List<ToolCall> calls) {
    long input =
        calls.stream().flatMap(c -> c.use().inputTokens().stream()).mapToLong(n -> n).sum();
    long output =
        calls.stream().flatMap(c -> c.use().outputTokens().stream()).mapToLong(n -> n).sum();
    return input + output == 0 ? Usage.none() : new Usage(input, 0, 0, output, Optional.empty());
  }
}
