package ktrdr.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ktrdr.fixture.Memory;
import ktrdr.work.Refusal;

/**
 * Walks through every order in which the steps of all actors can come, over the real transition
 * code, and checks the promises at each point that can be reached. Without chance: the same scope
 * gives the same points.
 */
final class Explorer {
  private final Ground ground;
  private final Scope scope;
  private final JobMoves jobs;
  private final ServerMoves servers;
  private final UserMoves users;
  private final LateWrites lates;
  private final Set<World.Key> seen = new HashSet<>();
  private final Set<World.Key> onPath = new HashSet<>();
  private final Deque<String> path = new ArrayDeque<>();
  private long steps;
  private long refusals;
  private int depth;
  private long ends;

  Explorer(Ground ground, Scope scope) {
    this.ground = ground;
    this.scope = scope;
    jobs = new JobMoves(ground, scope);
    servers = new ServerMoves(ground, scope);
    users = new UserMoves(ground, scope);
    lates = new LateWrites(ground);
  }

  /** What was walked through. */
  record Walk(long points, long steps, long refusals, int depth, long ends) {}

  /**
   * Walks from a point to everything that can follow.
   *
   * @throws AssertionError with the way to the first point at which a promise is broken
   */
  Walk from(World start) {
    try {
      seen.add(start.key());
      visit(start, start.key());
      return new Walk(seen.size(), steps, refusals, depth, ends);
    } catch (RuntimeException e) {
      String way = String.join("\n  ", (Iterable<String>) path::descendingIterator);
      throw new AssertionError(e.getMessage() + "\nafter\n  " + way, e);
    }
  }

  private void visit(World world, World.Key key) {
    onPath.add(key);
    depth = Math.max(depth, path.size());
    Unwanted.check(world, scope);
    boolean goesOn = false;
    List<Move> all =
        Stream.of(jobs.moves(world), servers.moves(world), users.moves(world))
            .flatMap(m -> m)
            .toList();
    for (Move move : all) {
      goesOn |= step(world, key, move);
      if (move.looksFirst()) {
        users.moves(world).forEach(other -> step(world, key, move.after(other, ground)));
      }
    }
    lates.tryAll(world, UserMoves.door(world, scope));
    if (!goesOn) {
      ends++;
      if (!world.rests()) {
        throw new Broken("stuck: nothing goes on by itself from " + world.root().status());
      }
      LedgerPromises.atRest(world);
    }
    onPath.remove(key);
  }

  /** True when the step was taken, and happens by itself. */
  private boolean step(World world, World.Key key, Move move) {
    World next = world.copy();
    path.push(move.name());
    try {
      move.effect().accept(next);
    } catch (Memory.WouldWait waits) {
      path.pop();
      return false;
    } catch (Refusal refused) {
      refusals++;
      if (!LateWrites.nothingChanged(world.tables, next.tables)) {
        throw new Broken("a refusal changed something: " + refused.getMessage());
      }
      path.pop();
      return false;
    }
    World.Key to = next.key();
    if (!to.equals(key)) {
      steps++;
      Promises.check(world, move, next);
      LedgerPromises.check(world, next);
      if (onPath.contains(to)) {
        throw new Broken("goes round in a circle");
      }
      if (seen.add(to)) {
        visit(next, to);
      }
    }
    path.pop();
    return move.own() && !to.equals(key);
  }
}
