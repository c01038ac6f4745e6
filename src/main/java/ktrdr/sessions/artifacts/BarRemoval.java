package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import ktrdr.market.BarSource.Listing;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.ImportedBars;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationQuery;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.admission.Admission;

/** Removes imported bars. What was found with them (results, models, trials) stays. */
@ApplicationScoped
public class BarRemoval {
  private static final int MOST = 1000;

  private final ImportedBars bars;
  private final OperationStore operations;
  private final Admission admission;

  @Inject
  public BarRemoval(ImportedBars bars, OperationStore operations, Admission admission) {
    this.bars = bars;
    this.operations = operations;
    this.admission = admission;
  }

  /** For the container's proxy only. */
  protected BarRemoval() {
    this(null, null, null);
  }

  /**
   * Removes the imported bars of a symbol.
   *
   * @param timeframe empty for all of them
   * @return what was removed
   * @throws NothingImported if there are none
   * @throws BarsInUse if active work needs bars of the symbol, be it in another time frame: they
   *     may be made from these
   */
  @Transactional
  public List<Listing> remove(String symbol, Optional<Timeframe> timeframe) {
    // Work begins under this lock: either it is seen here, or it sees that the bars are gone.
    admission.lock();
    List<Operation> work =
        operations.newest(OperationQuery.newest(MOST).onlyActive()).stream()
            .filter(o -> symbol.equals(o.subject().symbol()))
            .toList();
    if (!work.isEmpty()) {
      throw new BarsInUse(symbol, work);
    }
    return removed(symbol, timeframe);
  }

  private List<Listing> removed(String symbol, Optional<Timeframe> timeframe) {
    try {
      List<Listing> removed = bars.remove(symbol, timeframe);
      if (removed.isEmpty()) {
        throw new NothingImported(symbol, timeframe.map(Timeframe::code).orElse(""));
      }
      return removed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
