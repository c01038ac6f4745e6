package ktrdr.proof;

import java.util.Map;
import java.util.Optional;
import ktrdr.backtest.Rules;
import ktrdr.backtest.signals.SmaCross;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.Tables;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseResult;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.Start;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.sessions.standalone.BacktestPlan;
import ktrdr.strategy.Strategy.Account;

/** Points at which explorations begin. */
final class Starts {
  private static final Assignment ASSIGNMENT =
      new Assignment(
          Assignment.Models.BUILTIN,
          "",
          Optional.of("given"),
          new Assignment.Market("SPX", "1d"),
          Optional.of(1L),
          new Assignment.Effort(36, 2000),
          false);
  private static final Session.Design GIVEN =
      new Session.Design(Optional.of("given"), Optional.of("name: given"));

  private static final BacktestPlan PLAN =
      new BacktestPlan(
          new BacktestPlan.Policy(new SmaCross(10, 20)),
          new Assignment.Market("SPX", "1d"),
          new BacktestPlan.Period(Optional.empty(), Optional.empty()),
          new Account(100_000, 0.001, 0, 1, true),
          Rules.PEER);

  private Starts() {}

  /** A session that was just opened with a given strategy; its job is not started yet. */
  static World opened(Ground ground, Scope scope) {
    World world = new World();
    world.tables = new Tables();
    String server = scope.servers().get(0);
    ground.run(
        world,
        () -> ground.transactions(server).opens().open(Start.now(ASSIGNMENT, GIVEN), Ground.USER));
    world.wishes.addAll(scope.wishes());
    world.launches.add(new Launch(server, world.root(), Optional.empty()));
    if (scope.wishes().contains(Wish.MODEL)) {
      ground.calls().begin(world);
    }
    return world;
  }

  /** A backtest that was just opened; its job is not started yet. */
  static World alone(Ground ground, Scope scope) {
    World world = new World();
    world.tables = new Tables();
    String server = scope.servers().get(0);
    ground.run(
        world, () -> ground.transactions(server).solos().open(PLAN, Optional.empty(), Ground.USER));
    world.wishes.addAll(scope.wishes());
    world.launches.add(new Launch(server, world.root(), Optional.empty()));
    return world;
  }

  /** A session that waits in the queue, and the one before it has just ended. */
  static World queued(Ground ground, Scope scope) {
    World world = new World();
    world.tables = new Tables();
    OpenTransactions opens = ground.transactions(scope.servers().get(0)).opens();
    Session first =
        ground.in(world, () -> opens.open(Start.now(ASSIGNMENT, GIVEN), Ground.USER)).session();
    ground.run(world, () -> opens.open(Start.now(ASSIGNMENT, GIVEN).withQueue(true), Ground.USER));
    OperationId gone = first.operation().orElseThrow();
    world.tables = world.tables.copy();
    world.tables.operations.values().removeIf(o -> o.lineage().root().equals(gone));
    world.tables.events.removeIf(e -> e.root().equals(gone));
    world.tables.sessions.remove(first.id());
    world.wishes.addAll(scope.wishes());
    return world;
  }

  /**
   * A session whose training is done and whose backtest broke was just resumed: two children are
   * before it.
   */
  static World resumed(Ground ground, Scope scope) {
    World world = opened(ground, scope);
    ServerTransactions transactions = ground.transactions(scope.servers().get(0));
    world.launches.clear();
    long id = world.session().id();
    PhaseRun training =
        ground
            .in(world, () -> transactions.sessions().begin(id, SessionPhase.TRAINING, 0))
            .orElseThrow();
    ground.run(
        world,
        () -> transactions.sessions().finish(training, PhaseResult.of(Map.of("done", true))));
    PhaseRun backtest =
        ground
            .in(world, () -> transactions.sessions().begin(id, SessionPhase.BACKTESTING, 0))
            .orElseThrow();
    ground.run(world, () -> transactions.sessions().fail(backtest, "it broke"));
    Operation root =
        ground.in(
            world, () -> transactions.retries().resume(world.root().id(), Ground.USER, "go on"));
    world.tables.executions.clear();
    world.launches.add(new Launch(scope.servers().get(0), root, Optional.empty()));
    return world;
  }
}
