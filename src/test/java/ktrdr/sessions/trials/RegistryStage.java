package ktrdr.sessions.trials;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Trials;
import ktrdr.agent.trials.Instrument;
import ktrdr.agent.trials.Look;
import ktrdr.agent.trials.Sketch;
import ktrdr.agent.trials.TrialKind;
import ktrdr.agent.trials.Tried;
import ktrdr.agent.trials.Window;
import ktrdr.fixture.Database;
import ktrdr.fixture.Samples;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.work.ProgressMonitor;

/** A registry on a real database, and what is tried; each call is a transaction of its own. */
final class RegistryStage implements AutoCloseable {
  static final Window TESTED = window(60, 80);

  final Database database = new Database();
  final TrialRegistry registry = new TrialRegistry(database.trials(), new SharedBars());

  /** A backtest of a strategy on SPX. */
  static Tried test(String strategy, double sharpe) {
    return test(strategy, sharpe, SharedBars.days(1, 80), TESTED);
  }

  static Tried test(String strategy, double sharpe, Sketch bars, Window window) {
    return tried(TrialKind.TEST, false, bars, window, new Look(strategy, sharpe, 20));
  }

  static Tried tried(TrialKind kind, boolean inSample, Sketch bars, Window window, Look... looks) {
    return new Tried(new Instrument("SPX", "1d", bars), kind, inSample, window, List.of(looks));
  }

  /** Days of 2020, both inclusive. */
  static Window window(int first, int last) {
    Instant begin = Instant.parse("2020-01-01T00:00:00Z");
    return new Window(begin.plusSeconds(86_400L * first), begin.plusSeconds(86_400L * last));
  }

  void register(Tried tried) {
    register(tried, Samples.NOON);
  }

  void register(Tried tried, Instant at) {
    database.run(() -> registry.register(completed(at), tried));
  }

  static Operation completed(Instant at) {
    Operation o = Samples.training();
    Operation.State s = o.state();
    return new Operation(
        o.id(),
        o.lineage(),
        o.type(),
        new Operation.State(
            OperationStatus.COMPLETED,
            s.version(),
            new Operation.Times(s.created(), Optional.of(s.created()), Optional.of(at)),
            s.ownership(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        o.subject(),
        o.output(),
        o.progress());
  }

  /** Tests on these bars. */
  Trials count(Sketch bars, Window window) {
    return count(bars, new TrialSearch(TrialKind.TEST, window, Optional.empty()));
  }

  Trials count(Sketch bars, TrialSearch search) {
    Instrument instrument = new Instrument("SPX", "1d", bars);
    return database.in(() -> registry.count(instrument, search, ProgressMonitor.unwatched()));
  }

  /** Tests on the bars of {@link #test(String, double)}. */
  Trials count() {
    return count(SharedBars.days(1, 80), TESTED);
  }

  @Override
  public void close() {
    database.close();
  }
}
