package ktrdr.persistence.money;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.budget.Budget;
import ktrdr.agent.budget.BudgetKey;
import ktrdr.agent.budget.CapChange;
import ktrdr.agent.ledger.Attempt;
import ktrdr.agent.ledger.LedgerEntry;
import ktrdr.agent.ledger.LedgerPage;
import ktrdr.agent.ledger.LedgerRows;
import ktrdr.agent.ledger.LedgerState;
import ktrdr.agent.ledger.RecordedReply;
import ktrdr.agent.ledger.RecordedRequest;
import ktrdr.agent.ledger.Spending;
import ktrdr.operations.OperationStatus;
import ktrdr.persistence.DatabaseClock;
import ktrdr.persistence.IndexedQuery;

/**
 * The ledger in tables. Who changes it first updates the one row of the budget in total, so that
 * changes come one after the other, and no two of them can wait for each other.
 */
@ApplicationScoped
@Transactional
public class JpaLedgerRows implements LedgerRows {
  private static final IndexedQuery.Index BY_STATE =
      IndexedQuery.Index.named("llm_ledger_by_state");

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  private final Optional<InstantSource> clock;

  /** For the container: by the database's clock. */
  protected JpaLedgerRows() {
    clock = Optional.empty();
  }

  /** Outside of a container; transactions are the caller's. */
  public JpaLedgerRows(EntityManager em) {
    this.em = em;
    this.clock = Optional.empty();
  }

  /** Outside of a container, by another clock. */
  public JpaLedgerRows(EntityManager em, InstantSource clock) {
    this.em = em;
    this.clock = Optional.of(clock);
  }

  @Override
  public boolean mayCall(Attempt attempt) {
    return em.createQuery(
                """
                update OperationRow o set o.lastEvent = o.lastEvent
                where o.id = :id and o.epoch = :term and o.status = :running""")
            .setParameter("id", attempt.operation())
            .setParameter("term", attempt.term())
            .setParameter("running", OperationStatus.RUNNING.wire())
            .executeUpdate()
        == 1;
  }

  @Override
  public void lock() {
    em.createQuery("update BudgetRow b set b.blocks = b.blocks where b.key = :total")
        .setParameter("total", BudgetKey.TOTAL.text())
        .executeUpdate();
  }

  @Override
  public Instant now() {
    return clock.map(InstantSource::instant).orElseGet(() -> DatabaseClock.now(em));
  }

  @Override
  public Optional<CapChange> lastChange(BudgetKey key) {
    return em.createQuery(
            "select c from CapRow c where c.key = :key order by c.id desc", CapRow.class)
        .setParameter("key", key.text())
        .setMaxResults(1)
        .getResultStream()
        .map(CapRow::toChange)
        .findFirst();
  }

  @Override
  public void add(CapChange change) {
    em.persist(CapRow.of(change));
    em.flush();
  }

  @Override
  public List<CapChange> changes(int limit) {
    return em.createQuery("select c from CapRow c order by c.id desc", CapRow.class)
        .setMaxResults(limit)
        .getResultStream()
        .map(CapRow::toChange)
        .toList();
  }

  @Override
  public Budget budget(BudgetKey key, Optional<BigDecimal> cap) {
    return em.createQuery("select b from BudgetRow b where b.key = :key", BudgetRow.class)
        .setParameter("key", key.text())
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getResultStream()
        .findFirst()
        .orElseGet(() -> BudgetRow.start(key))
        .toBudget(cap);
  }

  @Override
  public boolean hold(BudgetKey key, BigDecimal amount, Optional<BigDecimal> cap) {
    start(key);
    String fits = cap.isPresent() ? " and b.spent + b.held + :amount <= :cap" : "";
    Query update =
        em.createQuery("update BudgetRow b set b.held = b.held + :amount where b.key = :key" + fits)
            .setParameter("amount", amount)
            .setParameter("key", key.text());
    cap.ifPresent(most -> update.setParameter("cap", most));
    return update.executeUpdate() == 1;
  }

  // The ledger is locked: nobody else starts it now.
  private void start(BudgetKey key) {
    if (em.find(BudgetRow.class, key.text()) == null) {
      em.persist(BudgetRow.start(key));
      em.flush();
    }
  }

  @Override
  public void move(BudgetKey key, BigDecimal held, BigDecimal spent, int blocks) {
    start(key);
    em.createQuery(
            """
            update BudgetRow b set b.held = b.held + :held, b.spent = b.spent + :spent,
              b.blocks = b.blocks + :blocks
            where b.key = :key""")
        .setParameter("held", held)
        .setParameter("spent", spent)
        .setParameter("blocks", blocks)
        .setParameter("key", key.text())
        .executeUpdate();
  }

  @Override
  public void join(String root, BudgetKey joint) {
    em.persist(JointBudgetRow.of(root, joint));
  }

  @Override
  public Optional<BudgetKey> joint(String root) {
    return Optional.ofNullable(em.find(JointBudgetRow.class, root)).map(JointBudgetRow::toKey);
  }

  @Override
  public LedgerEntry add(LedgerEntry entry) {
    LedgerRow row = LedgerRow.of(entry);
    em.persist(row);
    em.flush();
    return row.toEntry();
  }

  @Override
  public void replace(LedgerEntry entry) {
    em.find(LedgerRow.class, entry.id()).set(entry);
    em.flush();
  }

  @Override
  public Optional<LedgerEntry> find(long id) {
    return entries(
            em.createQuery("select l from LedgerRow l where l.id = :id", LedgerRow.class)
                .setParameter("id", id))
        .stream()
        .findFirst();
  }

  @Override
  public List<LedgerEntry> ofRoot(String root) {
    return entries(
        em.createQuery(
                "select l from LedgerRow l where l.root = :root order by l.id", LedgerRow.class)
            .setParameter("root", root));
  }

  @Override
  public List<LedgerEntry> page(LedgerPage page) {
    String root = page.root().map(r -> " and l.root = :root").orElse("");
    String waits = page.waiting() ? " and l.waits = 1" : "";
    TypedQuery<LedgerRow> query =
        em.createQuery(
                "select l from LedgerRow l where l.id < :before"
                    + root
                    + waits
                    + " order by l.id desc",
                LedgerRow.class)
            .setParameter("before", page.before().orElse(Long.MAX_VALUE))
            .setMaxResults(page.limit());
    page.root().ifPresent(id -> query.setParameter("root", id));
    return entries(query);
  }

  @Override
  public List<LedgerEntry> waiting(int limit) {
    return entries(
        em.createQuery(
                "select l from LedgerRow l where l.waits = 1 order by l.id desc", LedgerRow.class)
            .setMaxResults(limit));
  }

  @Override
  public List<LedgerEntry> abandoned() {
    List<?> open =
        IndexedQuery.select("l.id", "llm_ledger l", BY_STATE)
            .and("l.state = ?", LedgerState.RESERVED.wire())
            .and(
                "not exists (select 1 from operations o where o.operation_id = l.operation_id"
                    + " and o.status in (?, ?))",
                OperationStatus.RUNNING.wire(),
                OperationStatus.CANCELLING.wire())
            .column(em);
    return open.stream().flatMap(id -> find(((Number) id).longValue()).stream()).toList();
  }

  private static List<LedgerEntry> entries(TypedQuery<LedgerRow> query) {
    return query.setCacheStoreMode(CacheStoreMode.REFRESH).getResultList().stream()
        .map(LedgerRow::toEntry)
        .toList();
  }

  @Override
  public List<BigDecimal> lastCosts(String model, int limit) {
    return em.createQuery(
            """
            select l.cost from LedgerRow l
            where l.asked = :model and l.state = 'settled' and l.cost is not null
            order by l.id desc""",
            BigDecimal.class)
        .setParameter("model", model)
        .setMaxResults(limit)
        .getResultList();
  }

  @Override
  public void keep(long id, RecordedRequest request) {
    em.merge(RequestRow.of(id, request));
    em.flush();
  }

  @Override
  public Optional<RecordedRequest> request(long id) {
    return Optional.ofNullable(em.find(RequestRow.class, id)).map(RequestRow::toRequest);
  }

  @Override
  public void keep(long id, RecordedReply reply) {
    em.merge(ReplyRow.of(id, reply));
    em.flush();
  }

  @Override
  public Optional<RecordedReply> reply(long id) {
    return Optional.ofNullable(em.find(ReplyRow.class, id)).map(ReplyRow::toReply);
  }

  @Override
  public List<Spending> spending(Spending.By by, Spending.Which which) {
    return SpendingQuery.of(by, which, em);
  }

  @Override
  public List<Spending> ofEach(List<String> operations) {
    return SpendingQuery.ofEach(operations, em);
  }
}
