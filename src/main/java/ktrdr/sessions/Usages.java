package ktrdr.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import ktrdr.operations.OperationId;
import ktrdr.operations.Usage;

/**
 * What operations used of language models: the one place that says so. The built-in agent, the only
 * one so far, calls none.
 */
@ApplicationScoped
public class Usages {
  /** For each of these operations; a parent's is that of its whole tree. */
  public Map<OperationId, Usage> of(Collection<OperationId> operations) {
    return operations.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), id -> Usage.none()));
  }

  /** For a session; one without an operation used nothing that is known. */
  public Usage of(Session session) {
    return of(session.operation().stream().toList()).values().stream()
        .findFirst()
        .orElseGet(Usage::none);
  }
}
