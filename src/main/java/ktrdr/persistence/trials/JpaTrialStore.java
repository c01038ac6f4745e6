package ktrdr.persistence.trials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.TrialKind;
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

  /** What makes trials the same. */
  private record Key(long instrument, TrialKind kind, boolean inSample, RegisteredTrial.Run run) {}

  // All that is kept is read before the first insert: each query would write what was added.
  @Override
  public void add(List<Entry> entries) {
    RegistryRow registry = registry();
    Map<List<Object>, Long> instruments = new HashMap<>();
    Set<Key> keys = new HashSet<>();
    List<LongFunction<TrialRow>> rows = new ArrayList<>();
    for (Entry entry : entries) {
      Tried tried = entry.tried();
      Instrument of = tried.instrument();
      long instrument =
          instruments.computeIfAbsent(
              List.of(of.sketch(), of.timeframe()),
              key -> find(of).orElseGet(() -> added(registry, entry)));
      Set<String> kept = kept(instrument, tried);
      tried.looks().stream()
          .filter(look -> !kept.contains(look.strategy()))
          .filter(look -> keys.add(key(instrument, tried, look)))
          .forEach(
              look -> rows.add(id -> TrialRow.of(id, instrument, tried, look, entry.occasion())));
    }
    rows.forEach(row -> em.persist(row.apply(registry.nextTrial())));
    em.flush();
  }

  private static Key key(long instrument, Tried tried, Look look) {
    var run = new RegisteredTrial.Run(look.strategy(), tried.window());
    return new Key(instrument, tried.kind(), tried.inSample(), run);
  }

  private Optional<Long> find(Instrument instrument) {
    return keys(
            IndexedQuery.select("i.id", INSTRUMENTS, BY_HASH)
                .and("i.sketch_sha256 = ?", instrument.sketch().sha256())
                .and("i.timeframe = ?", instrument.timeframe()))
        .stream()
        .findFirst();
  }

  private long added(RegistryRow registry, Entry entry) {
    long id = registry.nextInstrument();
    em.persist(InstrumentRow.of(id, entry.tried().instrument(), entry.occasion().at()));
    return id;
  }

  /** The strategies that were tried like this. */
  private Set<String> kept(long instrument, Tried tried) {
    return strings(
        IndexedQuery.select("t.strategy_sha256", TRIALS, RUN)
            .and("t.instrument_id = ?", instrument)
            .and("t.kind = ?", tried.kind().wire())
            .and("t.in_sample = ?", tried.inSample())
            .and("t.window_from = ?", tried.window().from())
            .and("t.window_to = ?", tried.window().to())
            .in("t.strategy_sha256", tried.looks().stream().map(Look::strategy).toList()));
  }

  private Set<String> strings(IndexedQuery query) {
    Set<String> strings = new HashSet<>();
    query.column(em).forEach(text -> strings.add((String) text));
    return strings;
  }

  @Override
  public Set<OperationId> known(List<OperationId> operations) {
    return operations.isEmpty()
        ? Set.of()
        : strings(
                IndexedQuery.select("t.operation_id", TRIALS, OF_OPERATION)
                    .in("t.operation_id", operations.stream().map(OperationId::value).toList()))
            .stream()
            .map(OperationId::new)
            .collect(Collectors.toSet());
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
