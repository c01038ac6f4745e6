package ktrdr.sessions.trials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ktrdr.agent.results.BacktestResult;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketches;
import ktrdr.agent.trials.StrategyHash;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.agent.trials.Window;
import ktrdr.market.Timeframe;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationQuery.Position;
import ktrdr.operations.OperationStore;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Origin;
import ktrdr.sessions.results.BacktestCodec;
import ktrdr.sessions.trials.TrialRegistry.Past;

/**
 * Registers the backtests that earlier versions completed, page by page, the newest first. It is
 * done once for a database. Who is interrupted, or runs beside another server, goes on where the
 * last page ended.
 */
@ApplicationScoped
public class Backfill {
  private static final System.Logger LOG = System.getLogger(Backfill.class.getName());
  private static final int PAGE = 200;

  /** Characters of a symbol. */
  private static final int LONGEST = 100;

  private final OperationStore operations;
  private final TrialStore store;
  private final TrialRegistry registry;
  private final Sketches sketches;
  private final int pageSize;
  private volatile boolean done;

  @Inject
  public Backfill(
      OperationStore operations, TrialStore store, TrialRegistry registry, Sketches sketches) {
    this(operations, store, registry, sketches, PAGE);
  }

  Backfill(
      OperationStore operations,
      TrialStore store,
      TrialRegistry registry,
      Sketches sketches,
      int pageSize) {
    this.operations = operations;
    this.store = store;
    this.registry = registry;
    this.sketches = sketches;
    this.pageSize = pageSize;
  }

  /** For the container's proxy only. */
  protected Backfill() {
    this(null, null, null, null);
  }

  /**
   * Registers what is missing; returns at once when nothing is.
   *
   * @param stopped asked between two pages
   * @return whether all is registered
   */
  public boolean run(BooleanSupplier stopped) {
    if (done) {
      return true;
    }
    BackfillState state = store.backfill();
    long start = System.nanoTime();
    int looked = 0;
    int registered = 0;
    while (!state.done() && !stopped.getAsBoolean()) {
      List<Operation> page = page(state);
      registered += registry.fill(state, page.stream().map(this::past).toList(), next(page));
      looked += page.size();
      state = store.backfill();
    }
    done = state.done();
    if (looked > 0) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      LOG.log(
          Level.INFO,
          "{0} of {1} earlier backtests registered as trials in {2} ms",
          registered,
          looked,
          time.toMillis());
    }
    return done;
  }

  private List<Operation> page(BackfillState state) {
    OperationQuery all = OperationQuery.completed(OperationType.BACKTESTING, pageSize);
    return operations.newest(state.last().map(all::after).orElse(all));
  }

  // A page may lack rows that retention has just removed, so only an empty one is the end.
  private static BackfillState next(List<Operation> page) {
    if (page.isEmpty()) {
      return BackfillState.DONE;
    }
    Operation last = page.get(page.size() - 1);
    return BackfillState.after(new Position(last.state().created(), last.id()));
  }

  private Past past(Operation backtest) {
    Operation.Subject subject = backtest.subject();
    boolean counts =
        backtest.state().ended().isPresent()
            && Origin.in(subject.parameters()).isEmpty()
            && Optional.ofNullable(subject.symbol()).filter(s -> s.length() <= LONGEST).isPresent()
            && Timeframe.of(subject.timeframe()).isPresent();
    return new Past(backtest, counts ? tried(backtest) : Optional.empty());
  }

  /** Empty if its bars are not known. */
  private Optional<Tried> tried(Operation backtest) {
    BacktestResult result = BacktestCodec.read(backtest);
    Optional<String> data = result.dataSha256().filter(Backfill::isHash);
    Optional<BacktestResult.Period> period =
        result.period().filter(p -> !p.to().isBefore(p.from()));
    if (data.isEmpty() || period.isEmpty()) {
      return Optional.empty();
    }
    Operation.Subject subject = backtest.subject();
    boolean policy = subject.parameters().get("policy") != null;
    return Optional.of(
        new Tried(
            new Instrument(
                subject.symbol(), subject.timeframe(), sketches.ofHash(data.orElseThrow())),
            policy ? TrialKind.POLICY : TrialKind.TEST,
            result.inSample(),
            new Window(period.get().from(), period.get().to()),
            List.of(look(backtest, result, period.get().bars()))));
  }

  private static boolean isHash(String text) {
    return text.matches("[0-9a-f]{64}");
  }

  /** Nobody knows which of them tested the same strategy, so each counts. */
  private static Look look(Operation backtest, BacktestResult result, int bars) {
    String strategy = StrategyHash.of("tested by " + backtest.id().value());
    return Look.annual(strategy, result.metrics().sharpe(), barsPerYear(result, bars), bars);
  }

  /** From the return in all and that of a year; NaN if these don't tell. */
  private static double barsPerYear(BacktestResult result, int bars) {
    double years =
        StrictMath.log1p(result.metrics().totalReturn())
            / StrictMath.log1p(result.metrics().returns().annual());
    return years > 0 ? (bars - 1) / years : Double.NaN;
  }
}
