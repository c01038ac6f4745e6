package ktrdr.proof;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.background.OrphanSweep;
import ktrdr.sessions.jobs.JobLauncher;

/**
 * What each server looks after again and again: {@code Recovery}, {@code OrphanSweep} and {@code
 * Queue}. Each look and each decision is a step of its own.
 */
final class ServerMoves {
  static final Caller LIBERTY = new Caller("liberty", "batch");

  private final Ground ground;
  private final Scope scope;

  ServerMoves(Ground ground, Scope scope) {
    this.ground = ground;
    this.scope = scope;
  }

  Stream<Move> moves(World world) {
    return Stream.of(
            cutsOff(world),
            ground.calls().abandoned(world),
            scope.servers().stream().flatMap(server -> moves(world, server)))
        .flatMap(m -> m);
  }

  private Stream<Move> moves(World world, String server) {
    Stream.Builder<Move> moves = Stream.builder();
    Operation root = world.root();
    boolean heard = !world.silent.contains(server);
    if (heard && isCorpse(world) && !world.corpses.containsKey(server)) {
      moves.add(on(world, server, "finds the owner dead", w -> w.corpses.put(server, root)));
    }
    if (world.corpses.containsKey(server)) {
      moves.add(on(world, server, "recovers", w -> recover(w, server)));
    }
    if (heard && isLost(world, server) && !world.lost.containsKey(server)) {
      moves.add(on(world, server, "finds it lost", w -> w.lost.put(server, root)));
    }
    if (world.lost.containsKey(server)) {
      moves.add(on(world, server, "sweeps", w -> sweep(w, server)));
    }
    if (heard && root.status().active() && root.state().ownership().turn().isPresent()) {
      moves.add(on(world, server, "dispatches", w -> dispatch(w, server)).looking());
    }
    return moves.build();
  }

  /** The grace is over, sooner or later; any server that lives sees to it. */
  private Stream<Move> cutsOff(World world) {
    Operation root = world.root();
    boolean asked =
        root.status() == OperationStatus.CANCELLING
            || root.status() == OperationStatus.RUNNING && root.state().stopRequest().isPresent();
    String server = UserMoves.door(world, scope);
    Consumer<World> cut =
        w ->
            ground.run(w, () -> ground.transactions(server).stops().cutOff(root.id(), root.term()));
    return asked ? Stream.of(Move.own("the grace is over", cut)) : Stream.empty();
  }

  private static boolean isCorpse(World world) {
    Operation root = world.root();
    return root.status().active()
        && root.state().ownership().owner().filter(world.silent::contains).isPresent();
  }

  private void recover(World w, String server) {
    Operation seen = w.corpses.remove(server);
    boolean dead = isCorpse(w);
    boolean mayBeHeardAgain = scope.wishes().contains(Wish.SIGN_OF_LIFE);
    Optional<Operation> taken =
        ground.in(w, () -> ground.transactions(server).takeovers().recover(seen, !mayBeHeardAgain));
    if (taken.isPresent() && !dead && !mayBeHeardAgain) {
      throw new Broken("took work from a server that lives");
    }
    taken.ifPresent(root -> w.launches.add(new Launch(server, root, Optional.empty())));
  }

  /** As {@code OrphanSweep.isLost}. */
  private static boolean isLost(World world, String server) {
    Operation root = world.root();
    Operation.Ownership ownership = root.state().ownership();
    if (root.status().terminal()) {
      return false;
    }
    if (ownership.owner().isEmpty()) {
      return ownership.turn().isEmpty() && root.status() != OperationStatus.PAUSED;
    }
    boolean works = world.jobs.stream().anyMatch(job -> job.works() && job.server().equals(server));
    boolean launching = world.launches.stream().anyMatch(l -> l.server().equals(server));
    return ownership.owner().get().equals(server)
        && !works
        && !launching
        && job(world, root).filter(state -> state == JobLauncher.State.RUNNING).isEmpty();
  }

  private static Optional<JobLauncher.State> job(World world, Operation root) {
    Long execution =
        world.tables.executions.get(new ktrdr.fixture.Tables.Ownership(root.id(), root.term()));
    return Optional.ofNullable(execution).map(id -> world.jobs.get((int) (id - 1)).state());
  }

  private void sweep(World w, String server) {
    Operation seen = w.lost.remove(server);
    switch (OrphanSweep.Cure.of(seen, job(w, seen))) {
      case LAUNCH -> w.launches.add(new Launch(server, seen, Optional.empty()));
      case CANCEL ->
          ground.run(
              w,
              () -> ground.transactions(server).takeovers().stopped(seen, ground.notice(LIBERTY)));
      case RECOVER ->
          ground
              .in(w, () -> ground.transactions(server).takeovers().goOn(seen))
              .ifPresent(root -> w.launches.add(new Launch(server, root, Optional.empty())));
      case ORPHAN ->
          ground.run(w, () -> ground.transactions(server).takeovers().orphan(seen, "no job"));
    }
  }

  private void dispatch(World w, String server) {
    Optional<Operation> taken = ground.in(w, () -> ground.transactions(server).opens().next());
    taken.ifPresent(root -> w.launches.add(new Launch(server, root, Optional.empty())));
  }

  private static Move on(World world, String server, String what, Consumer<World> effect) {
    return Move.of(!world.silent.contains(server), server + " " + what, effect);
  }
}
