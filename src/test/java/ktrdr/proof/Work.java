package ktrdr.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.fixture.Books;
import ktrdr.operations.Operation;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;

/** How a step begins and ends its work: for a session, or for an operation that stands alone. */
final class Work {
  private static final Map<String, Object> RESULTS = Map.of("done", true);

  private Work() {}

  static Optional<PhaseRun> begin(Books books, World world, Job job) {
    return world.standsAlone()
        ? books
            .solos()
            .begin(world.root().id(), job.id())
            .map(operation -> new PhaseRun(null, job.at(), operation))
        : books.sessions().begin(world.session().id(), job.at(), job.id());
  }

  static boolean finish(Books books, PhaseRun run) {
    if (run.session() == null) {
      return books.solos().finish(run.child(), new Operation.Output(RESULTS, List.of()));
    }
    return books.sessions().finish(run, PhaseResult.of(RESULTS));
  }

  static void fail(Books books, PhaseRun run) {
    if (run.session() == null) {
      books.solos().fail(run.child(), "it broke");
    } else {
      books.sessions().fail(run, "it broke");
    }
  }
}
