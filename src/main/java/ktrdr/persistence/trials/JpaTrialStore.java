package ktrdr.persistence.trials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.Tried;
import ktrdr.operations.OperationId;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;
import ktrdr.sessions.trials.BackfillState;
import ktrdr.sessions.trials.RegisteredTrial;
import ktrdr.sessions.trials.TrialSearch;
import ktrdr.sessions.trials.TrialStore;

/**
 * Trials in tables. Who writes them locks the only row of {@code trial_registry}: so nobody inserts
 * the same row at once, which PostgreSQL would refuse and Derby would wait for.
 */
@ApplicationScoped
@Transactional
public class JpaTrialStore implements TrialStore {
  private static final String TRIALS = "trials t";
  private static final String INSTRUMENTS = "trial_instruments i";
  private static final Index RUN = Index.key("trials_run");
  private static final Index OVERLAPPING = Index.named("trials_overlapping");
  private static final Index OF_OPERATION = Index.named("trials_of_operation");
  private static final Index BY_HASH = Index.key("trial_instruments_sketch");
  private static final Index BY_TIMEFRAME = Index.named("trial_instruments_timeframe");

  /** Sketches that are in memory at once. */
  private static final int SKETCHES = 100;

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaTrialStore() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaTrialStore(EntityManager em) {
    this.em = em;
  }

  @Override
  public void lock() {
    em.createQuery("update RegistryRow r set r.lastTrial = r.lastTrial where r.id = 1")
        .executeUpdate();
  }

  @Override
  public void add(Tried tried, RegisteredTrial.Occasion occasion) {
    RegistryRow registry = registry();
    long instrument =
        find(tried.instrument())
            .orElseGet(() -> added(registry.nextInstrument(), tried.instrument(), occasion));
    Set<String> kept = kept(instrument, tried);
    for (Look look : tried.looks()) {
      if (kept.add(look.strategy())) {
        em.persist(TrialRow.of(registry.nextTrial(), instrument, tried, look, occasion));
      }
    }
    em.flush();
  }

  private Optional<Long> find(Instrument instrument) {
    return keys(
            IndexedQuery.select("i.id", INSTRUMENTS, BY_HASH)
                .and("i.sketch_sha256 = ?", instrument.sketch().sha256())
                .and("i.timeframe = ?", instrument.timeframe()))
        .stream()
        .findFirst();
  }

  private long added(long id, Instrument instrument, RegisteredTrial.Occasion occasion) {
    em.persist(InstrumentRow.of(id, instrument, occasion.at()));
    return id;
  }

  /** The strategies that were tried like this. */
  private Set<String> kept(long instrument, Tried tried) {
    IndexedQuery query =
        IndexedQuery.select("t.strategy_sha256", TRIALS, RUN)
            .and("t.instrument_id = ?", instrument)
            .and("t.kind = ?", tried.kind().wire())
            .and("t.in_sample = ?", tried.inSample())
            .and("t.window_from = ?", tried.window().from())
            .and("t.window_to = ?", tried.window().to())
            .in("t.strategy_sha256", tried.looks().stream().map(Look::strategy).toList());
    Set<String> kept = new HashSet<>();
    query.column(em).forEach(strategy -> kept.add((String) strategy));
    return kept;
  }

  @Override
  public boolean has(OperationId operation) {
    return !keys(IndexedQuery.select("t.id", TRIALS, OF_OPERATION)
            .and("t.operation_id = ?", operation.value())
            .page(0, 1))
        .isEmpty();
  }

  @Override
  public List<Long> instruments(String timeframe, Predicate<Sketch> these) {
    List<Long> all =
        keys(
            IndexedQuery.select("i.id", INSTRUMENTS, BY_TIMEFRAME)
                .and("i.timeframe = ?", timeframe)
                .then(" order by i.id"));
    List<Long> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += SKETCHES) {
      em
          .createQuery(
              "select i.id, i.sketch from InstrumentRow i where i.id in :ids order by i.id",
              Object[].class)
          .setParameter("ids", all.subList(from, Math.min(from + SKETCHES, all.size())))
          .getResultList()
          .stream()
          .filter(row -> these.test(Sketch.of((byte[]) row[1])))
          .forEach(row -> found.add((Long) row[0]));
    }
    return found;
  }

  @Override
  public List<RegisteredTrial> page(
      long instrument, TrialSearch search, Optional<RegisteredTrial> after, int limit) {
    IndexedQuery query =
        IndexedQuery.select("t.id", TRIALS, OVERLAPPING)
            .and("t.instrument_id = ?", instrument)
            .and("t.kind = ?", search.kind().wire())
            .and("t.in_sample = ?", false)
            .and(
                "t.window_to >= ?",
                after.map(last -> last.window().to()).orElse(search.window().from()))
            .and("t.window_from <= ?", search.window().to());
    after.ifPresent(
        last ->
            // The first condition on the end is the start in the index; this one skips rows seen.
            query.and("(t.window_to > ? or t.id > ?)", last.window().to(), last.id()));
    search.until().ifPresent(time -> query.and("t.completed_at <= ?", time));
    return trials(keys(query.then(" order by t.window_to, t.id").page(0, limit)));
  }

  private List<RegisteredTrial> trials(List<Long> ids) {
    return ids.isEmpty()
        ? List.of()
        : em
            .createQuery(
                "select t from TrialRow t where t.id in :ids order by t.windowTo, t.id",
                TrialRow.class)
            .setParameter("ids", ids)
            .getResultList()
            .stream()
            .map(TrialRow::toTrial)
            .toList();
  }

  private List<Long> keys(IndexedQuery query) {
    return query.column(em).stream().map(id -> ((Number) id).longValue()).toList();
  }

  @Override
  public BackfillState backfill() {
    return registry().backfill();
  }

  private RegistryRow registry() {
    return em.createQuery("select r from RegistryRow r where r.id = 1", RegistryRow.class)
        .setCacheStoreMode(CacheStoreMode.REFRESH)
        .getSingleResult();
  }

  @Override
  public void backfill(BackfillState state) {
    registry().set(state);
    em.flush();
  }
}
