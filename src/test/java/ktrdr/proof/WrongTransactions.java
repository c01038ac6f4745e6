package ktrdr.proof;

import java.util.Optional;
import ktrdr.fixture.Books;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.lifecycle.CancelTransactions;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.sessions.lifecycle.SessionTransactions;
import ktrdr.sessions.lifecycle.TakeoverTransactions;

/** Books that make one mistake. */
final class WrongBooks {
  private WrongBooks() {}

  static Books with(Books books, SessionTransactions sessions) {
    return new Books(
        books.opens(),
        sessions,
        books.cancels(),
        books.stops(),
        books.retries(),
        books.handOvers(),
        books.solos());
  }

  static Books with(Books books, OpenTransactions opens, CancelTransactions cancels) {
    return new Books(
        opens,
        books.sessions(),
        cancels,
        books.stops(),
        books.retries(),
        books.handOvers(),
        books.solos());
  }

  static Books with(Books books, TakeoverTransactions handOvers) {
    return new Books(
        books.opens(),
        books.sessions(),
        books.cancels(),
        books.stops(),
        books.retries(),
        handOvers,
        books.solos());
  }

  static final class Trusting extends SessionTransactions {
    private final SessionTransactions real;
    private final OperationStore store;

    Trusting(SessionTransactions real, OperationStore store) {
      this.real = real;
      this.store = store;
    }

    @Override
    public Optional<PhaseRun> begin(long id, SessionPhase phase, long execution) {
      return real.begin(id, phase, execution);
    }

    @Override
    public boolean finish(PhaseRun run, PhaseResult result) {
      Operation root = store.find(run.child().lineage().root()).orElseThrow();
      Operation child = WrongStore.at(run.child(), root.term());
      return real.finish(new PhaseRun(run.session(), run.phase(), child), result);
    }

    @Override
    public void fail(PhaseRun run, String sentence) {
      real.fail(run, sentence);
    }
  }

  static final class Greedy extends TakeoverTransactions {
    private final TakeoverTransactions real;
    private final OperationStore store;

    Greedy(TakeoverTransactions real, OperationStore store) {
      this.real = real;
      this.store = store;
    }

    @Override
    public Optional<Operation> recover(Operation seen, boolean ended) {
      return real.recover(store.find(seen.id()).orElseThrow(), ended);
    }

    @Override
    public Optional<Operation> goOn(Operation seen) {
      return real.goOn(store.find(seen.id()).orElseThrow());
    }

    @Override
    public void orphan(Operation seen, String sentence) {
      real.orphan(seen, sentence);
    }

    @Override
    public void stopped(Operation seen, Notice who) {
      real.stopped(seen, who);
    }
  }
}
