package ktrdr.proof;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import ktrdr.fixture.Proof;
import ktrdr.fixture.ProofTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every order of steps, crashes and wishes, over the real transactions: no promise is broken, and
 * nothing is ever stuck. The small explorations with each build, all of them in the profile {@code
 * proof}.
 */
class ExplorerTest {
  private static final ProofTable table =
      new ProofTable(
          "1-explorer",
          "Every order of steps",
          "explored",
          "points",
          "steps",
          "refusals",
          "ends",
          "longest way",
          "s");

  private static final ExecutorService threads =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  private record Explored(Explorer.Walk walk, double seconds) {}

  @AfterAll
  static void write() {
    threads.shutdownNow();
    table.write();
  }

  /** Each on one thread; as many at once as there are processors. */
  @TestFactory
  Stream<DynamicTest> no_order_of_steps_breaks_a_promise_or_leaves_anything_stuck() {
    return (Proof.isFull() ? Scopes.all() : Scopes.small())
        .stream()
            .map(scope -> Map.entry(scope, threads.submit(() -> explore(scope))))
            .toList()
            .stream()
            .map(e -> DynamicTest.dynamicTest(e.getKey().title(), () -> show(e)));
  }

  private static Explored explore(Scope scope) {
    long began = System.nanoTime();
    Ground ground = new Ground();
    Explorer.Walk walk = new Explorer(ground, scope).from(scope.begin(ground));
    return new Explored(walk, (System.nanoTime() - began) / 1e9);
  }

  private static void show(Map.Entry<Scope, Future<Explored>> exploration) throws Exception {
    Explored explored = exploration.getValue().get();
    Explorer.Walk walk = explored.walk();
    table.row(
        exploration.getKey().title(),
        walk.points(),
        walk.steps(),
        walk.refusals(),
        walk.ends(),
        walk.depth(),
        explored.seconds());
  }
}
