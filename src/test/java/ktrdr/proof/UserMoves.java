package ktrdr.proof;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Operation;
import ktrdr.operations.Operation.StopRequest;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.SessionPhase;
import ktrdr.sessions.lifecycle.CancelAnswer;

/** What people want, and what befalls servers. A refusal leaves everything as it was. */
final class UserMoves {
  private final Ground ground;
  private final Scope scope;

  UserMoves(Ground ground, Scope scope) {
    this.ground = ground;
    this.scope = scope;
  }

  Stream<Move> moves(World world) {
    return Stream.concat(
        world.wishes.stream().distinct().flatMap(wish -> moves(world, wish)), asks(world));
  }

  /** The server that people ask. */
  static String door(World world, Scope scope) {
    return scope.servers().stream()
        .filter(s -> !world.silent.contains(s))
        .findFirst()
        .orElseThrow();
  }

  private Stream<Move> moves(World world, Wish wish) {
    OperationId root = world.root().id();
    return switch (wish) {
      case CANCEL -> Stream.of(may("cancel", wish, (b, w) -> cancel(b, w, root)));
      case CANCEL_CHILD -> Stream.of(may("cancel the child", wish, this::cancelChild));
      case PAUSE -> Stream.of(may("pause", wish, (b, w) -> pause(b, w, root)));
      case TIME_OUT -> Stream.of(may("time is over", wish, (b, w) -> timeOut(b, w, root)));
      case RESUME -> Stream.of(reopening("resume", wish, (b, w) -> resume(b, w, root)));
      case RETRY -> Stream.of(reopening("retry", wish, (b, w) -> retry(b, w, Ground.none())));
      case RETRY_FROM_START ->
          Stream.of(
              reopening(
                  "retry from training",
                  wish,
                  (b, w) -> retry(b, w, Optional.of(SessionPhase.TRAINING))));
      case SILENCE -> silences(world);
      case SIGN_OF_LIFE ->
          world.silent.stream()
              .map(s -> may(s + " is heard again", wish, (b, w) -> w.silent.remove(s)));
      case STOP_JOB ->
          world.jobs.stream()
              .filter(job -> job.runs() && !job.stop())
              .map(
                  job ->
                      may("job " + job.id() + " is stopped", wish, (b, w) -> w.set(job.asked())));
      case LOST_ANSWER, NO_START, FAILURE, LOST_END, MODEL -> Stream.empty();
    };
  }

  private Stream<Move> silences(World world) {
    List<String> heard = scope.servers().stream().filter(s -> !world.silent.contains(s)).toList();
    return heard.size() < 2
        ? Stream.empty()
        : heard.stream()
            .limit(heard.size() - 1L)
            .map(s -> may(s + " falls silent", Wish.SILENCE, (b, w) -> w.silent.add(s)));
  }

  private interface Effect {
    void on(ServerTransactions transactions, World world);
  }

  private Move may(String name, Wish wish, Effect effect) {
    return Move.may(name, granting(wish, effect));
  }

  private Move reopening(String name, Wish wish, Effect effect) {
    return Move.reopening(name, granting(wish, effect));
  }

  private Consumer<World> granting(Wish wish, Effect effect) {
    return w -> {
      effect.on(ground.transactions(door(w, scope)), w);
      w.wishes.remove(wish);
    };
  }

  private void cancel(ServerTransactions transactions, World w, OperationId target) {
    CancelAnswer answer =
        ground.in(w, () -> transactions.cancels().cancel(target, ground.notice(Ground.USER)));
    if (!answer.effective()) {
      throw new NothingToDo();
    }
    w.asks.add(w.root().term());
  }

  private void cancelChild(ServerTransactions transactions, World w) {
    List<Operation> children = w.children();
    cancel(transactions, w, children.get(children.size() - 1).id());
  }

  private void pause(ServerTransactions transactions, World w, OperationId root) {
    ground.run(
        w, () -> transactions.stops().pause(root, ground.stopRequest(StopRequest.Kind.PAUSE)));
    w.asks.add(w.root().term());
  }

  private void timeOut(ServerTransactions transactions, World w, OperationId root) {
    long term = w.root().term();
    if (ground.in(
        w,
        () ->
            transactions
                .stops()
                .timeOut(root, term, ground.stopRequest(StopRequest.Kind.TIMEOUT)))) {
      w.asks.add(w.root().term());
    }
  }

  private void resume(ServerTransactions transactions, World w, OperationId root) {
    if (w.standsAlone()) {
      Operation resumed =
          ground.in(w, () -> transactions.solos().resume(root, Ground.USER, "go on"));
      w.launches.add(new Launch(door(w, scope), resumed, Optional.empty()));
    } else if (w.root().status() == OperationStatus.PAUSED) {
      ground.run(w, () -> transactions.opens().unpause(root, Ground.USER, "go on"));
    } else {
      Operation resumed =
          ground.in(w, () -> transactions.retries().resume(root, Ground.USER, "go on"));
      w.launches.add(new Launch(door(w, scope), resumed, Optional.empty()));
    }
  }

  private void retry(ServerTransactions transactions, World w, Optional<SessionPhase> from) {
    OperationId root = w.root().id();
    Operation retried =
        ground.in(w, () -> transactions.retries().retry(root, from, Ground.USER, "again"));
    w.launches.add(new Launch(door(w, scope), retried, Optional.empty()));
  }

  /** {@code Stopping.ask}: Liberty is told to stop the job, if there is one by then. */
  private Stream<Move> asks(World world) {
    return world.asks.stream().map(term -> Move.may("ask epoch " + term, w -> ask(w, term)));
  }

  private void ask(World w, long term) {
    w.asks.remove(term);
    ground
        .store()
        .execution(w.root().id(), term)
        .ifPresent(
            id -> {
              Job job = w.jobs.get((int) id - 1);
              if (job.runs()) {
                w.set(job.asked());
              }
            });
  }
}
