package ktrdr.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.trials.Tried;
import ktrdr.fixture.Backtested;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;

/** How a step begins and ends its work: for a session, or for an operation that stands alone. */
final class Work {
  private static final Map<String, Object> RESULTS = Map.of("done", true);

  private Work() {}

  static Optional<PhaseRun> begin(ServerTransactions transactions, World world, Job job) {
    return world.standsAlone()
        ? transactions
            .solos()
            .begin(world.root().id(), job.id())
            .map(operation -> new PhaseRun(null, job.at(), operation))
        : transactions.sessions().begin(world.session().id(), job.at(), job.id());
  }

  static boolean finish(ServerTransactions transactions, PhaseRun run) {
    if (run.session() == null) {
      return transactions
          .solos()
          .finish(run.child(), new Operation.Output(RESULTS, List.of()), tried(run));
    }
    return transactions.sessions().finish(run, PhaseResult.of(RESULTS).trying(tried(run)));
  }

  private static Optional<Tried> tried(PhaseRun run) {
    return Backtested.by(run.child(), run.child().id().value());
  }

  static void fail(ServerTransactions transactions, PhaseRun run) {
    if (run.session() == null) {
      transactions.solos().fail(run.child(), "it broke");
    } else {
      transactions.sessions().fail(run, "it broke");
    }
  }
}
