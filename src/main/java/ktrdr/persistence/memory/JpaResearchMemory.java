package ktrdr.persistence.memory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.memory.Experiment;
import ktrdr.agent.memory.Hypothesis;
import ktrdr.agent.memory.HypothesisStatus;
import ktrdr.agent.memory.MemoryPage;
import ktrdr.agent.memory.RememberedMarket;
import ktrdr.agent.memory.ResearchMemory;
import ktrdr.persistence.IndexedQuery;
import ktrdr.persistence.IndexedQuery.Index;

/**
 * Memories in tables. Rows are found by an index and changed by their keys, so that sessions that
 * write at once don't wait for each other.
 */
@ApplicationScoped
@Transactional
public class JpaResearchMemory implements ResearchMemory {
  private static final String EXPERIMENTS = "agent_experiments m";
  private static final String HYPOTHESES = "agent_hypotheses m";
  private static final Index OF_SESSION = Index.key("agent_experiments_session");
  private static final Index NEWEST = Index.named("agent_experiments_newest");
  private static final Index OF_MARKET = Index.named("agent_experiments_of_market");
  private static final Index RAISED = Index.named("agent_hypotheses_of_session");
  private static final Index NEWEST_RAISED = Index.named("agent_hypotheses_newest");
  private static final Index BY_STATUS = Index.named("agent_hypotheses_by_status");
  private static final Index TELLABLE = Index.named("agent_hypotheses_of_market");

  @PersistenceContext(unitName = "ktrdr")
  private EntityManager em;

  /** For the container's proxy. */
  protected JpaResearchMemory() {}

  /** For use outside a container; the caller handles transactions. */
  public JpaResearchMemory(EntityManager em) {
    this.em = em;
  }

  @Override
  public void put(Experiment experiment) {
    experiment(experiment.origin().session()).ifPresent(em::remove);
    // The earlier one goes first: a session has one.
    em.flush();
    em.persist(ExperimentRow.of(experiment));
    em.flush();
  }

  private Optional<ExperimentRow> experiment(long session) {
    IndexedQuery query = ids(EXPERIMENTS, OF_SESSION).and("m.session_id = ?", session);
    return keys(query).stream().findFirst().map(id -> em.find(ExperimentRow.class, id));
  }

  @Override
  public void raise(long session, Hypothesis.Phase phase, List<Hypothesis> hypotheses) {
    raised(session, phase).forEach(em::remove);
    em.flush();
    for (Hypothesis hypothesis : hypotheses) {
      em.persist(HypothesisRow.of(hypothesis));
      // Ids follow the order of the inserts, and one flush writes in any order.
      em.flush();
    }
  }

  @Override
  public void settle(long session, HypothesisStatus status, Instant at) {
    var settled = new Hypothesis.Standing(status, Optional.of(session), Optional.of(at));
    raised(session, Hypothesis.Phase.DESIGN).forEach(row -> row.set(settled));
    em.flush();
  }

  private List<HypothesisRow> raised(long session, Hypothesis.Phase phase) {
    IndexedQuery query =
        ids(HYPOTHESES, RAISED)
            .and("m.session_id = ?", session)
            .and("m.phase = ?", HypothesisRow.word(phase));
    return keys(query).stream().map(id -> em.find(HypothesisRow.class, id)).toList();
  }

  @Override
  public List<Experiment> experiments(MemoryPage page) {
    return experiments(page(ids(EXPERIMENTS, NEWEST), page));
  }

  @Override
  public List<Hypothesis> hypotheses(Optional<HypothesisStatus> status, MemoryPage page) {
    IndexedQuery query =
        status
            .map(s -> ids(HYPOTHESES, BY_STATUS).and("m.status = ?", s.wire()))
            .orElseGet(() -> ids(HYPOTHESES, NEWEST_RAISED));
    return hypotheses(page(query, page));
  }

  @Override
  public List<Experiment> before(
      Instant time, RememberedMarket market, Optional<Instant> known, int limit) {
    IndexedQuery query = of(market, EXPERIMENTS, OF_MARKET).and("m.figures_until < ?", time);
    known.ifPresent(then -> query.and("m.created_at < ?", then));
    return experiments(newest(query, limit));
  }

  @Override
  public List<Hypothesis> open(
      Instant time, RememberedMarket market, boolean masked, Optional<Instant> known, int limit) {
    IndexedQuery query =
        of(market, HYPOTHESES, TELLABLE)
            .and("m.tellable = ?", 1)
            .and(
                "exists (select 1 from agent_experiments e"
                    + OF_SESSION.hint()
                    + " where e.session_id = m.session_id and e.figures_until < ?)",
                time);
    known.ifPresent(then -> query.and("m.raised_at < ?", then));
    return hypotheses(newest(masked ? query.and("m.masked = ?", true) : query, limit));
  }

  @Override
  public Optional<List<String>> told(String operation) {
    return Optional.ofNullable(em.find(ToldRow.class, operation)).map(ToldRow::toLines);
  }

  @Override
  public void tell(String root, String operation, List<String> lines) {
    em.persist(ToldRow.of(root, operation, lines));
    em.flush();
  }

  private static IndexedQuery ids(String table, Index index) {
    return IndexedQuery.select("m.id", table, index);
  }

  private static IndexedQuery of(RememberedMarket market, String table, Index index) {
    return ids(table, index)
        .and("m.symbol = ?", market.symbol())
        .and("m.timeframe = ?", market.timeframe());
  }

  private static IndexedQuery page(IndexedQuery query, MemoryPage page) {
    return newest(query.and("m.id < ?", page.before().orElse(Long.MAX_VALUE)), page.limit());
  }

  private static IndexedQuery newest(IndexedQuery query, int limit) {
    return query.then(" order by m.id desc").page(0, limit);
  }

  private List<Long> keys(IndexedQuery query) {
    return query.column(em).stream().map(id -> ((Number) id).longValue()).toList();
  }

  private List<Experiment> experiments(IndexedQuery query) {
    return rows("ExperimentRow", ExperimentRow.class, query).stream()
        .map(ExperimentRow::toExperiment)
        .toList();
  }

  private List<Hypothesis> hypotheses(IndexedQuery query) {
    return rows("HypothesisRow", HypothesisRow.class, query).stream()
        .map(HypothesisRow::toHypothesis)
        .toList();
  }

  private <T> List<T> rows(String entity, Class<T> type, IndexedQuery query) {
    List<Long> ids = keys(query);
    return ids.isEmpty()
        ? List.of()
        : em.createQuery(
                "select m from " + entity + " m where m.id in :ids order by m.id desc", type)
            .setParameter("ids", ids)
            .getResultList();
  }
}
