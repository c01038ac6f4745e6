package ktrdr.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.operations.Fold;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationEvent;
import ktrdr.operations.OperationFields;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.operations.OperationType;
import ktrdr.sessions.Session;
import ktrdr.sessions.SessionOutcome;
import ktrdr.work.Progress;

/** What must hold at each step from one point to the next, and at each point. */
final class Promises {
  private static final String ENDED = "P2: what had ended was changed: ";

  private Promises() {}

  static void check(World before, Move move, World after) {
    List<OperationEvent> told =
        after.tables.events.subList(before.tables.events.size(), after.tables.events.size());
    numbered(before.tables.events.size(), told);
    for (Operation now : after.tables.operations.values()) {
      Optional<Operation> was = Optional.ofNullable(before.tables.operations.get(now.id()));
      List<OperationEvent> ofIt =
          told.stream().filter(e -> e.operation().equals(now.id())).toList();
      toldOnce(was, ofIt, now, move);
      folds(was, ofIt, now);
      was.ifPresent(w -> neverBack(w, now, move));
    }
    point(after);
  }

  private static void numbered(long last, List<OperationEvent> told) {
    for (int i = 0; i < told.size(); i++) {
      require(told.get(i).sequence() == last + i + 1, "P1: a gap in the log");
    }
  }

  /** P1: exactly one event for each version, and only transitions that are allowed. */
  private static void toldOnce(
      Optional<Operation> was, List<OperationEvent> told, Operation now, Move move) {
    long version = was.map(w -> w.state().version()).orElse(-1L);
    OperationStatus status = was.map(Operation::status).orElse(null);
    for (OperationEvent event : told) {
      if (event.kind().equals("late_result")) {
        require(event.changes().isEmpty(), "P1: a late result changes something");
        continue;
      }
      version++;
      require(status == null || status.active() || move.reopens(), ENDED + status);
      require(
          Long.toString(version).equals(event.changes().get("version")), "P1: a version untold");
      require(event.what().before().equals(Optional.ofNullable(status)), "P1: a status untold");
      boolean stays = event.after() == status;
      boolean moves = status == null || status.canBecome(event.after());
      require(
          event.kind().equals("transition") ? moves : stays || status == null,
          "P1: " + status + " became " + event.after() + " by " + event.kind());
      status = event.after();
    }
    require(now.state().version() == version && now.status() == status, "P1: changed untold");
  }

  /** P7. */
  private static void folds(Optional<Operation> was, List<OperationEvent> told, Operation now) {
    if (told.isEmpty()) {
      require(was.map(Promises::bare).equals(Optional.of(bare(now))), "P7: changed untold");
      return;
    }
    List<OperationEvent> all = new ArrayList<>();
    was.ifPresent(w -> all.add(asCreated(w, told.get(0))));
    all.addAll(told);
    require(Fold.of(all).get(0).equals(bare(now)), "P7: the log tells of another row");
  }

  private static Operation bare(Operation operation) {
    return operation.with(Progress.NONE);
  }

  private static OperationEvent asCreated(Operation was, OperationEvent like) {
    Map<String, Object> all = OperationFields.of(was);
    return new OperationEvent(like.root(), 0, was.id(), like.time(), like.by(), like.what(), all);
  }

  /** P2 and P6. */
  private static void neverBack(Operation was, Operation now, Move move) {
    require(was.status().active() || move.reopens() || was.equals(now), ENDED + was.status());
    require(now.progress().fraction() >= was.progress().fraction(), "P6: progress fell");
  }

  /** What holds at each point. */
  static void point(World world) {
    Operation root = world.root();
    boolean ended = root.status().terminal();
    world.tables.sessions.values().forEach(session -> agree(session, root));
    for (Operation child : world.children()) {
      require(!ended || child.status().terminal(), "P3: a child outlives its root");
      require(child.state().stopRequest().isEmpty(), "a child has a halt");
    }
    require(
        world.children().stream().filter(c -> c.status().active()).count() <= 1,
        "two children at once");
    slot(root);
    oneWriter(world, root);
    world.tables.operations.values().forEach(operation -> registered(world, operation));
  }

  /** P8: a backtest that was accepted is one trial, and nothing else is one. */
  private static void registered(World world, Operation operation) {
    long trials =
        world.tables.trials.stream()
            .filter(t -> t.occasion().operation().equals(operation.id()))
            .count();
    boolean accepted =
        operation.type() == OperationType.BACKTESTING
            && operation.status() == OperationStatus.COMPLETED;
    String what = accepted ? "a backtest" : "what was not accepted";
    require(trials == (accepted ? 1 : 0), "P8: " + what + " has " + trials + " trials");
  }

  private static void agree(Session session, Operation root) {
    boolean ended = root.status().terminal();
    Optional<OperationStatus> outcome = session.standing().outcome().map(SessionOutcome::root);
    require(
        session.ended() == ended
            && outcome.equals(Optional.of(root.status()).filter(OperationStatus::terminal)),
        "session and root disagree: " + session.standing() + " " + root.status());
  }

  /** A slot is held exactly by active roots with an owner: who needs one has one. */
  private static void slot(Operation root) {
    boolean owned = root.state().ownership().owner().isPresent();
    boolean waits = root.state().ownership().turn().isPresent();
    boolean mayIdle =
        root.status() == OperationStatus.PENDING || root.status() == OperationStatus.PAUSED;
    require(root.status().terminal() || owned || mayIdle, "work without a slot: " + root.status());
    require(root.status().terminal() || !(owned && waits), "waits and has a slot");
    require(root.status() != OperationStatus.PENDING || owned || waits, "pending, and nobody's");
  }

  private static void oneWriter(World world, Operation root) {
    List<OperationId> written =
        world.jobs.stream()
            .filter(Job::works)
            .map(job -> job.run().orElseThrow().child())
            .filter(child -> root.status().active() && child.term() == root.term())
            .map(Operation::id)
            .toList();
    require(written.size() <= 1, "two workers may write");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Broken(otherwise);
    }
  }
}
