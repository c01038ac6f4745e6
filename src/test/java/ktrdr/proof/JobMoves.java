package ktrdr.proof;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.PhaseRun;
import ktrdr.sessions.jobs.JobLauncher;
import ktrdr.sessions.lifecycle.NotThisJob;
import ktrdr.work.Progress;

/** Job executions and their starts: those of a silent server may go on, or may not. */
final class JobMoves {
  private static final int MOST_JOBS = 12;
  private final Ground ground;
  private final Scope scope;

  JobMoves(Ground ground, Scope scope) {
    this.ground = ground;
    this.scope = scope;
  }

  Stream<Move> moves(World world) {
    return Stream.concat(
        world.launches.stream().flatMap(launch -> launching(world, launch)),
        world.jobs.stream().filter(Job::runs).flatMap(job -> working(world, job)));
  }

  private Stream<Move> launching(World world, Launch launch) {
    String who = launch.server();
    if (launch.execution().isPresent()) {
      return Stream.of(on(world, who, "claims for job " + launch.execution().get(), claim(launch)));
    }
    Move start = on(world, who, "starts a job", w -> start(w, launch));
    Stream.Builder<Move> moves = Stream.builder();
    moves.add(start);
    if (world.wishes.contains(Wish.LOST_ANSWER)) {
      moves.add(Move.may(who + " starts a job unheard", w -> startUnheard(w, who)));
    }
    if (world.wishes.contains(Wish.NO_START)) {
      moves.add(Move.may(who + " can't start the job", w -> interrupt(w, launch)));
    }
    return moves.build();
  }

  /** It tries again: {@code LibertyJobs} is persistent. */
  private void startUnheard(World w, String server) {
    w.wishes.remove(Wish.LOST_ANSWER);
    w.jobs.add(Job.started(w.jobs.size() + 1, server, scope.first()));
  }

  private void interrupt(World w, Launch launch) {
    w.wishes.remove(Wish.NO_START);
    w.launches.remove(launch);
    var transactions = ground.transactions(launch.server()).takeovers();
    ground.run(w, () -> transactions.interrupt(launch.root(), "could not be started"));
  }

  private void start(World w, Launch launch) {
    long id = w.jobs.size() + 1;
    if (id > MOST_JOBS) {
      throw new Broken("jobs are started without end");
    }
    w.jobs.add(Job.started(id, launch.server(), scope.first()));
    w.launches.set(
        w.launches.indexOf(launch), new Launch(launch.server(), launch.root(), Optional.of(id)));
  }

  private Consumer<World> claim(Launch launch) {
    return w -> {
      long id = launch.execution().orElseThrow();
      Operation root = launch.root();
      ground.run(w, () -> ground.store().claim(root.id(), root.term(), id));
      w.launches.remove(launch);
      Job job = w.jobs.get((int) id - 1);
      if (w.root().status() == OperationStatus.CANCELLING && job.runs()) {
        w.set(job.asked());
      }
    };
  }

  private Stream<Move> working(World world, Job job) {
    return Stream.concat(
        world.wishes.contains(Wish.LOST_END)
            ? Stream.of(Move.may("job " + job.id() + " ends unheard", w -> endUnheard(w, job)))
            : Stream.empty(),
        steps(world, job));
  }

  private static void endUnheard(World w, Job job) {
    w.wishes.remove(Wish.LOST_END);
    w.set(job.ended(JobLauncher.State.LOST));
  }

  private Stream<Move> steps(World world, Job job) {
    if (job.run().isEmpty()) {
      return Stream.of(
          job.stop()
              ? step(world, job, "is stopped", w -> w.set(job.ended(JobLauncher.State.STOPPED)))
              : step(world, job, "begins", w -> begin(w, job)));
    }
    PhaseRun run = job.run().get();
    Stream.Builder<Move> moves = Stream.builder();
    if (job.reports() < scope.reports()) {
      moves.add(step(world, job, "reports", w -> report(w, job, run)));
    }
    Optional<ModelCalls.Step> call = ground.calls().next(world, job, run);
    call.ifPresent(
        asking -> asking.ways().forEach((what, way) -> moves.add(step(world, job, what, way))));
    if (call.isEmpty()) {
      moves.add(step(world, job, "finishes", w -> finish(w, job, run)));
    }
    if (world.wishes.contains(Wish.FAILURE)) {
      moves.add(Move.may("job " + job.id() + " fails", w -> fail(w, job, run)));
    }
    if (call.filter(ModelCalls.Step::isUnderWay).isEmpty() && wantsToLeave(world, job, run)) {
      moves.add(step(world, job, "leaves", w -> leave(w, job, run)));
    }
    return moves.build();
  }

  private void begin(World w, Job job) {
    try {
      Optional<PhaseRun> run =
          ground.in(w, () -> Work.begin(ground.transactions(job.server()), w, job));
      run.ifPresent(w.runs::add);
      w.set(run.map(job::working).orElseGet(() -> next(w, job)));
    } catch (NotThisJob refused) {
      w.set(job.ended(JobLauncher.State.ENDED));
    }
  }

  private void report(World w, Job job, PhaseRun run) {
    LateWrites.report(ground, w, run, Progress.of(job.reports() + 1, 4, "a step"));
    w.set(job.reported());
  }

  private void finish(World w, Job job, PhaseRun run) {
    boolean taken = ground.in(w, () -> Work.finish(ground.transactions(job.server()), run));
    w.set(taken ? next(w, job) : job.ended(JobLauncher.State.STOPPED));
  }

  private void fail(World w, Job job, PhaseRun run) {
    w.wishes.remove(Wish.FAILURE);
    ground.run(w, () -> Work.fail(ground.transactions(job.server()), run));
    w.set(job.ended(JobLauncher.State.ENDED));
  }

  private void leave(World w, Job job, PhaseRun run) {
    ground.run(
        w,
        () ->
            ground
                .transactions(job.server())
                .stops()
                .left(run.child().lineage().root(), run.child().term()));
    w.set(job.ended(JobLauncher.State.STOPPED));
  }

  private static Job next(World w, Job job) {
    return w.standsAlone() ? job.last() : job.next();
  }

  /** What {@code Watch} would tell it, or Liberty. */
  private static boolean wantsToLeave(World world, Job job, PhaseRun run) {
    Operation root = world.root();
    return job.stop()
        || root.term() != run.child().term()
        || root.status() != OperationStatus.RUNNING
        || root.state().stopRequest().isPresent();
  }

  private static Move step(World world, Job job, String what, Consumer<World> effect) {
    String name = "job " + job.id() + " of " + job.server() + " " + what + " (" + job.at() + ")";
    return Move.of(!world.silent.contains(job.server()), name, effect);
  }

  private static Move on(World world, String server, String what, Consumer<World> effect) {
    return Move.of(!world.silent.contains(server), server + " " + what, effect);
  }
}
