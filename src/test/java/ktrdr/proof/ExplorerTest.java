package ktrdr.proof;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every order of steps, crashes and wishes, over the real books: no promise is broken, and nothing
 * is ever stuck. The small explorations by default, all of them with {@code
 * -Dktrdr.explorations=all}, as in the profile {@code proof}.
 */
class ExplorerTest {
  private static final boolean ALL = "all".equals(System.getProperty("ktrdr.explorations"));

  @TestFactory
  Stream<DynamicTest> no_order_of_steps_breaks_a_promise_or_leaves_anything_stuck() {
    return (ALL ? Scopes.all() : Scopes.small())
        .stream().map(scope -> DynamicTest.dynamicTest(scope.title(), () -> explore(scope)));
  }

  private static void explore(Scope scope) {
    long began = System.nanoTime();
    Ground ground = new Ground();
    Explorer.Walk walk = new Explorer(ground, scope).from(scope.begin(ground));
    System.out.printf(
        "explored %s: %,d points, %,d steps, %,d refusals, %,d ends, depth %d, %.1f s%n",
        scope.title(),
        walk.points(),
        walk.steps(),
        walk.refusals(),
        walk.ends(),
        walk.depth(),
        (System.nanoTime() - began) / 1e9);
  }
}
