package ktrdr.system.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import ktrdr.system.Await;
import ktrdr.system.Cli;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.ServerDatabase;
import ktrdr.system.Triggers;

/** A moment in which a server is killed, with what it works on. */
enum Blow {
  /** With a session at each point; and once more as soon as the next start took one of them. */
  AT_ALL_POINTS_AND_IN_RECOVERY {
    @Override
    List<Struck> strike(OwnServer server) {
      Map<Point, Run> runs = new EnumMap<>(Point.class);
      for (Point point : Point.values()) {
        runs.put(point, point.reach(server));
      }
      runs.forEach(Point::await);
      List<Struck> struck =
          runs.entrySet().stream()
              .map(e -> Struck.at(words(e.getKey()), e.getKey().end(), e.getValue()))
              .toList();
      server.kill();
      Pipes.removeAll(server);
      String recovery = killInRecovery(server);
      return struck.stream().map(s -> taken(s, recovery)).toList();
    }
  },
  /** One training can't leave, so the server waits for it; another one has left. */
  DURING_SHUTDOWN {
    @Override
    List<Struck> strike(OwnServer server) {
      Struck stays = Struck.at("during shutdown, at work", DONE, Point.readsForEver(server));
      Struck leaves = Struck.at("during shutdown, has left", DONE, trainsWide(server));
      Path checkpoint = checkpoint(server, leaves.run());
      Cli.Running stop = server.cli().start("server", "stop");
      closely("a checkpoint of the one that leaves", () -> Files.exists(checkpoint));
      server.kill();
      stop.await();
      Pipes.removeAll(server);
      return List.of(stays, leaves);
    }
  },
  BEFORE_THE_RENAME {
    @Override
    List<Struck> strike(OwnServer server) {
      Struck writes = Struck.at("before the checkpoint's rename", DONE, trainsWide(server));
      Path half = checkpoint(server, writes.run()).resolveSibling("checkpoint.bin.tmp");
      closely("a checkpoint that is being written", () -> Files.exists(half));
      server.kill();
      return List.of(Files.exists(half) ? writes : writes.named("just after the rename"));
    }
  },
  AFTER_THE_RENAME {
    @Override
    List<Struck> strike(OwnServer server) {
      Struck wrote = Struck.at("after the checkpoint's rename", DONE, trainsWide(server));
      Path checkpoint = checkpoint(server, wrote.run());
      closely("a checkpoint", () -> Files.exists(checkpoint));
      server.kill();
      return List.of(wrote);
    }
  },
  AFTER_THE_INSERT {
    @Override
    List<Struck> strike(OwnServer server) throws SQLException {
      boolean derby = ServerDatabase.chosen().environment().get("KTRDR_DATABASE").equals("derby");
      return new Volley(server).strike(derby);
    }
  };

  /** What many sessions at once on a busy machine may take. */
  static final Duration LONG = Duration.ofMinutes(5);

  private static final String DONE = "completed";
  private static final String TAKEN = " goes on with ";

  /** Kills the server there, and says what it worked on. */
  abstract List<Struck> strike(OwnServer server) throws SQLException;

  /** Looks each millisecond: what is waited for does not last. */
  static void closely(String what, BooleanSupplier seen) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!seen.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never seen: " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** What it had said then. */
  private static String killInRecovery(OwnServer server) {
    long dead = server.pid();
    Cli.Running start = server.cli().start("server", "start");
    Await.until("a new process", LONG, server::pid, pid -> pid != dead);
    closely("a recovery", () -> server.log().contains(TAKEN));
    server.kill();
    start.await();
    return server.log();
  }

  private static Struck taken(Struck struck, String recovery) {
    return recovery.contains(struck.run().operation() + TAKEN)
        ? struck.named(struck.point() + ", and again when it was taken over")
        : struck;
  }

  private static Run trainsWide(OwnServer server) {
    Run run = server.agent().start(Triggers.wideTraining());
    run.awaitWorkIn(Phase.TRAINING);
    return run;
  }

  private static Path checkpoint(OwnServer server, Run run) {
    String child = run.child(Phase.TRAINING);
    return server.home().resolve("artifacts").resolve(child).resolve("checkpoint.bin");
  }

  private static String words(Point point) {
    return point.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
