package ktrdr.persistence.money;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.Spending;
import ktrdr.agent.prices.Dollars;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;

/** Adds the ledger up, in one statement. */
final class SpendingQuery {
  private static final Map<Spending.By, String> COLUMNS =
      Map.of(
          Spending.By.OPERATION, "operation_id",
          Spending.By.SESSION, "root_operation_id",
          Spending.By.MODEL, "model_asked",
          Spending.By.DAY, "usage_day",
          Spending.By.PHASE, "phase");
  private static final int FIRST_TOKENS = 5;
  private static final String SUMS =
      ", count(*), sum(cost_usd), sum(held_usd), sum(case when cost_usd is null then 1 else 0 end),"
          + " "
          + TokenColumns.SUMS;

  private SpendingQuery() {}

  static List<Spending> of(Spending.By by, Spending.Which which, EntityManager em) {
    String column = COLUMNS.get(by);
    IndexedQuery query =
        IndexedQuery.select(column + SUMS, "llm_ledger", index(which))
            .and("state <> ?", LedgerState.RELEASED.wire());
    if (!which.operations().isEmpty()) {
      query.in("operation_id", which.operations());
    }
    if (!which.roots().isEmpty()) {
      query.in("root_operation_id", which.roots());
    }
    which.since().ifPresent(day -> query.and("usage_day >= ?", day.toString()));
    return query.then(" group by " + column + " order by " + column).column(em).stream()
        .map(row -> spending((Object[]) row))
        .toList();
  }

  /** Each half reads its own index. No operation is both: roots call no model themselves. */
  static List<Spending> ofEach(List<String> operations, EntityManager em) {
    IndexedQuery own = half("operation_id", "llm_ledger_attempts", operations).then(" union all ");
    return half(own, "root_operation_id", "llm_ledger_by_root", operations).column(em).stream()
        .map(row -> spending((Object[]) row))
        .toList();
  }

  private static IndexedQuery half(String column, String index, List<String> ids) {
    return half(IndexedQuery.of("", Stream.empty()), column, index, ids);
  }

  private static IndexedQuery half(
      IndexedQuery before, String column, String index, List<String> ids) {
    String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
    return before
        .then("select " + column + SUMS + " from llm_ledger" + Index.named(index).hint())
        .then(" where state <> 'released' and " + column + " in (" + marks + ")", ids.toArray())
        .then(" group by " + column);
  }

  private static Index index(Spending.Which which) {
    if (!which.operations().isEmpty()) {
      return Index.named("llm_ledger_attempts");
    }
    if (!which.roots().isEmpty()) {
      return Index.named("llm_ledger_by_root");
    }
    return which.since().isPresent() ? Index.named("llm_ledger_by_day") : new Index("");
  }

  private static Spending spending(Object[] row) {
    BigDecimal cost = row[2] == null ? BigDecimal.ZERO : Dollars.plain((BigDecimal) row[2]);
    return new Spending(
        (String) row[0],
        TokenColumns.read(row, FIRST_TOKENS).toCounts(),
        cost,
        Dollars.plain((BigDecimal) row[3]),
        ((Number) row[1]).longValue(),
        ((Number) row[4]).longValue());
  }
}
