package ktrdr.proof;

import java.util.Optional;
import ktrdr.fixture.ServerTransactions;
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
import ktrdr.sessions.trials.TrialRegistry;

/** ServerTransactions that make one mistake. */
final class WrongTransactions {
  private WrongTransactions() {}

  static ServerTransactions with(ServerTransactions transactions, SessionTransactions sessions) {
    return new ServerTransactions(
        transactions.opens(),
        sessions,
        transactions.cancels(),
        transactions.stops(),
        transactions.retries(),
        transactions.takeovers(),
        transactions.solos());
  }

  static ServerTransactions with(
      ServerTransactions transactions, OpenTransactions opens, CancelTransactions cancels) {
    return new ServerTransactions(
        opens,
        transactions.sessions(),
        cancels,
        transactions.stops(),
        transactions.retries(),
        transactions.takeovers(),
        transactions.solos());
  }

  static ServerTransactions with(ServerTransactions transactions, TakeoverTransactions takeovers) {
    return new ServerTransactions(
        transactions.opens(),
        transactions.sessions(),
        transactions.cancels(),
        transactions.stops(),
        transactions.retries(),
        takeovers,
        transactions.solos());
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

  static final class Hasty extends SessionTransactions {
    private final SessionTransactions real;
    private final TrialRegistry registry;

    Hasty(SessionTransactions real, TrialRegistry registry) {
      this.real = real;
      this.registry = registry;
    }

    @Override
    public Optional<PhaseRun> begin(long id, SessionPhase phase, long execution) {
      return real.begin(id, phase, execution);
    }

    @Override
    public boolean finish(PhaseRun run, PhaseResult result) {
      Operation ended = WrongStore.ended(run.child());
      result.tried().ifPresent(tried -> registry.register(ended, tried));
      return real.finish(run, result.trying(Optional.empty()));
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
