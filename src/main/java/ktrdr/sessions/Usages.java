package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ktrdr.agent.TokenCounts;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.agent.ledger.Spending;
import ktrdr.operations.OperationId;
import ktrdr.operations.Usage;

/** What operations used of language models, added up from the ledger. */
@ApplicationScoped
public class Usages {
  private final LedgerRows ledger;

  @Inject
  public Usages(LedgerRows ledger) {
    this.ledger = ledger;
  }

  /** For the container's proxy only. */
  protected Usages() {
    this(null);
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

  /** For a session; one without an operation used nothing that is known. */
  public Usage of(Session session) {
    return of(session.operation().stream().toList()).values().stream()
        .findFirst()
        .orElseGet(Usage::none);
  }
}
