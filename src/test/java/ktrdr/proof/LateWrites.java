package ktrdr.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.Tables;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.PhaseRun;
import ktrdr.work.Progress;

/** Everything that a worker can write, tried by one who has no right to any more. */
final class LateWrites {
  // A run that was made from rows alone has no session to ask.
  private static final Assignment.Effort EFFORT = new Assignment.Effort(1, 100);

  private final Ground ground;

  LateWrites(Ground ground) {
    this.ground = ground;
  }

  private record Late(String name, Runnable write) {}

  /** Tries all writes of all workers that are cut off, or whose tree has ended. */
  void tryAll(World world, String server) {
    Operation root = world.root();
    world.runs.stream()
        .filter(run -> root.status().terminal() || run.child().term() != root.term())
        .forEach(
            run -> {
              lates(run, ground.transactions(server)).forEach(late -> tryOne(world, late));
              ground.calls().late(world.copy(), run);
            });
  }

  private void tryOne(World world, Late late) {
    World trial = world.copy();
    ground.run(trial, late.write());
    List<OperationEvent> told =
        trial.tables.events.subList(world.tables.events.size(), trial.tables.events.size());
    if (!Rows.same(world.tables, trial.tables)
        || !told.stream().allMatch(e -> e.kind().equals("late_result"))) {
      throw new Broken("P3: a late " + late.name() + " changed something: " + told);
    }
  }

  private Stream<Late> lates(PhaseRun run, ServerTransactions transactions) {
    OperationId root = run.child().lineage().root();
    long term = run.child().term();
    return Stream.of(
        new Late("finish", () -> Work.finish(transactions, run)),
        new Late("fail", () -> Work.fail(transactions, run)),
        new Late("leave", () -> transactions.stops().left(root, term)),
        new Late("cut-off", () -> transactions.stops().cutOff(root, term)),
        new Late("progress", () -> write(run, new Progress(0.99, "late", 9, 9, Map.of()))));
  }

  static void report(Ground ground, World world, PhaseRun run, Progress progress) {
    ground.run(world, () -> new LateWrites(ground).write(run, progress));
  }

  private void write(PhaseRun run, Progress progress) {
    Operation child = run.child();
    var store = ground.store();
    store.progress(child.id(), child.term(), progress);
    store.progress(child.lineage().root(), child.term(), run.phase().ofSession(progress, EFFORT));
    store.addMetrics(
        child.id(), child.term(), (int) progress.itemsProcessed(), Map.of("late", true));
  }

  static boolean nothingChanged(Tables before, Tables after) {
    return Rows.same(before, after) && before.events.size() == after.events.size();
  }
}
