package ktrdr.proof;

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

  @AfterAll
  static void write() {
    table.write();
  }

  @TestFactory
  Stream<DynamicTest> no_order_of_steps_breaks_a_promise_or_leaves_anything_stuck() {
    return (Proof.isFull() ? Scopes.all() : Scopes.small())
        .stream().map(scope -> DynamicTest.dynamicTest(scope.title(), () -> explore(scope)));
  }

  private static void explore(Scope scope) {
    long began = System.nanoTime();
    Ground ground = new Ground();
    Explorer.Walk walk = new Explorer(ground, scope).from(scope.begin(ground));
    table.row(
        scope.title(),
        walk.points(),
        walk.steps(),
        walk.refusals(),
        walk.ends(),
        walk.depth(),
        (System.nanoTime() - began) / 1e9);
  }
}
