package ktrdr.sessions.trials;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import ktrdr.agent.Trials;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Sketches;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.work.ProgressMonitor;

/** Registers trials and counts them. A trial that was registered once stays. */
@ApplicationScoped
public class TrialRegistry {
  private static final int PAGE = 1000;

  private final TrialStore store;
  private final Sketches sketches;

  @Inject
  public TrialRegistry(TrialStore store, Sketches sketches) {
    this.store = store;
    this.sketches = sketches;
  }

  /** For the container's proxy only. */
  protected TrialRegistry() {
    this(null, null);
  }

  /**
   * Registers what an operation tried, in the transaction that completes it.
   *
   * @param done the completed operation
   */
  public void register(Operation done, Tried tried) {
    store.lock();
    store.add(List.of(entry(done, tried)));
  }

  private static TrialStore.Entry entry(Operation done, Tried tried) {
    Instant ended = done.state().ended().orElseThrow();
    return new TrialStore.Entry(
        tried, new RegisteredTrial.Occasion(done.id(), done.lineage().session(), ended));
  }

  /** An earlier backtest, and what it tried if that is known. */
  public record Past(Operation backtest, Optional<Tried> tried) {}

  /**
   * Registers a page of earlier backtests, unless another server did.
   *
   * @param before how far they were registered when the page was read
   * @return the number of trials of this page that were missing
   */
  @Transactional
  public int fill(BackfillState before, List<Past> page, BackfillState after) {
    store.lock();
    if (!store.backfill().equals(before)) {
      return 0;
    }
    Set<OperationId> known = store.known(page.stream().map(past -> past.backtest().id()).toList());
    List<TrialStore.Entry> missing =
        page.stream()
            .filter(past -> !known.contains(past.backtest().id()))
            .flatMap(past -> past.tried().map(t -> entry(past.backtest(), t)).stream())
            .toList();
    store.add(missing);
    store.backfill(after);
    return missing.size();
  }

  /**
   * Counts what was tried on the bars of an instrument. Identical runs count once, and so does a
   * training with its backtest; runs that never traded count, but have no part in the variance;
   * runs in sample don't count.
   *
   * @return at least one trial: who asks has tried something
   */
  public Trials count(Instrument instrument, TrialSearch search, ProgressMonitor monitor) {
    Set<RegisteredTrial.Run> runs = new HashSet<>();
    DoubleStream.Builder sharpes = DoubleStream.builder();
    List<Long> instruments =
        store.instruments(
            instrument.timeframe(), sketch -> sketches.same(instrument.sketch(), sketch));
    // Backtests come first: the training before one has no ratio, and is the same run.
    for (TrialKind kind : search.kind().counted()) {
      for (long id : instruments) {
        pages(id, search.of(kind), monitor)
            .filter(trial -> runs.add(trial.run()))
            .filter(trial -> trial.look().hasSharpe())
            .forEach(trial -> sharpes.add(trial.look().sharpe()));
      }
    }
    return Trials.of(Math.max(1, runs.size()), sharpes.build().toArray());
  }

  /** All trials of an instrument that a search selects; a page is read when it is asked for. */
  private Stream<RegisteredTrial> pages(long id, TrialSearch search, ProgressMonitor monitor) {
    return Stream.iterate(
            store.page(id, search, Optional.empty(), PAGE),
            page -> !page.isEmpty(),
            page -> {
              monitor.stopIfCancelled();
              return page.size() < PAGE
                  ? List.of()
                  : store.page(id, search, Optional.of(page.get(PAGE - 1)), PAGE);
            })
        .flatMap(List::stream);
  }
}
