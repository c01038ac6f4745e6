package ktrdr.proof;

import java.util.Optional;
import ktrdr.fixture.Books;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStore;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.lifecycle.CancelBook;
import ktrdr.sessions.lifecycle.HandOverBook;
import ktrdr.sessions.lifecycle.OpenBook;
import ktrdr.sessions.lifecycle.SessionBook;

/** Books that make one mistake. */
final class WrongBooks {
  private WrongBooks() {}

  static Books with(Books books, SessionBook sessions) {
    return new Books(
        books.opens(),
        sessions,
        books.cancels(),
        books.halts(),
        books.retries(),
        books.handOvers(),
        books.solos());
  }

  static Books with(Books books, OpenBook opens, CancelBook cancels) {
    return new Books(
        opens,
        books.sessions(),
        cancels,
        books.halts(),
        books.retries(),
        books.handOvers(),
        books.solos());
  }

  static Books with(Books books, HandOverBook handOvers) {
    return new Books(
        books.opens(),
        books.sessions(),
        books.cancels(),
        books.halts(),
        books.retries(),
        handOvers,
        books.solos());
  }

  static final class Trusting extends SessionBook {
    private final SessionBook real;
    private final OperationStore store;

    Trusting(SessionBook real, OperationStore store) {
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
      Operation child = WrongStore.at(run.child(), root.epoch());
      return real.finish(new PhaseRun(run.session(), run.phase(), child), result);
    }

    @Override
    public void fail(PhaseRun run, String sentence) {
      real.fail(run, sentence);
    }
  }

  static final class Greedy extends HandOverBook {
    private final HandOverBook real;
    private final OperationStore store;

    Greedy(HandOverBook real, OperationStore store) {
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
    public void stopped(Operation seen, Operation.Cancellation who) {
      real.stopped(seen, who);
    }
  }
}
