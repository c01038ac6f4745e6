package ktrdr.system.crash;

import ktrdr.system.Await;
import ktrdr.system.OwnServer;
import ktrdr.system.Phase;
import ktrdr.system.Run;
import ktrdr.system.Threads;
import ktrdr.system.Triggers;

/**
 * Where a session can be when its server is killed. Points that are held stay for as long as the
 * test likes and come first; work of some seconds is caught while it lasts.
 */
enum Point {
  PAUSED("paused") {
    @Override
    Run reach(OwnServer server) {
      Run run = trains(server);
      server.api().post("/operations/" + run.operation() + "/pause");
      awaitStatus(run, "paused");
      return run;
    }
  },
  DURING_RETRY("completed") {
    @Override
    Run reach(OwnServer server) {
      Run run = trains(server);
      server.api().delete("/operations/" + run.operation() + "?wait=PT30S");
      HeldJob.next(server);
      server.api().post("/operations/" + run.operation() + "/retry");
      awaitStatus(run, "resuming");
      return run;
    }
  },
  BEFORE_THE_FIRST_STEP("completed") {
    @Override
    Run reach(OwnServer server) {
      HeldJob.next(server);
      return small(server);
    }
  },
  BETWEEN_TWO_STEPS("completed") {
    @Override
    Run reach(OwnServer server) {
      HeldJob job = HeldJob.next(server);
      Run run = small(server);
      job.holdAfter("Step train ended");
      return run;
    }
  },
  DURING_CANCEL("cancelled") {
    @Override
    Run reach(OwnServer server) {
      Run run = readsForEver(server);
      server.api().delete("/operations/" + run.operation() + "?wait=PT0S");
      awaitStatus(run, "cancelling");
      return run;
    }
  },
  IN_ASSESSMENT("completed") {
    @Override
    Run reach(OwnServer server) {
      return server.agent().start(Triggers.given(Triggers.smallStrategy(), 400_000));
    }

    @Override
    void await(Run run) {
      run.awaitWorkIn(Phase.ASSESSING);
    }
  },
  MID_BACKTEST("completed") {
    @Override
    Run reach(OwnServer server) {
      return server.agent().start(Triggers.oneOfMany(Phase.BACKTESTING));
    }

    @Override
    void await(Run run) {
      run.awaitWorkIn(Phase.BACKTESTING);
    }
  },
  MID_EPOCH("completed") {
    @Override
    Run reach(OwnServer server) {
      return server.agent().start(Triggers.middlingTraining());
    }

    @Override
    void await(Run run) {
      run.awaitWorkIn(Phase.TRAINING);
    }
  },
  MID_DESIGN("completed") {
    @Override
    Run reach(OwnServer server) {
      return server
          .agent()
          .start("{\"candidates\": 20, \"resamples\": 200, \"evaluation\": \"holdout\"}");
    }

    @Override
    void await(Run run) {
      run.awaitWorkIn(Phase.DESIGNING);
    }
  },
  QUEUED("completed") {
    @Override
    Run reach(OwnServer server) {
      return server
          .agent()
          .start(
              "{\"candidates\": 4, \"resamples\": 200, \"evaluation\": \"holdout\", \"queue\": true}");
    }
  };

  /** How many of them hold a slot: all but what is paused and what waits for one. */
  static final int SLOTS = values().length - 2;

  private final String end;

  Point(String end) {
    this.end = end;
  }

  /** Starts a session and brings it there, or on its way. */
  abstract Run reach(OwnServer server);

  /** Waits until it is there. */
  void await(Run run) {}

  /** The status that it comes to after the server's next start. */
  String end() {
    return end;
  }

  static Run small(OwnServer server) {
    return server.agent().start(Triggers.given(Triggers.smallStrategy(), 200));
  }

  /** A training that can't leave: the checkpoint that it looks for is a pipe. */
  static Run readsForEver(OwnServer server) {
    HeldJob job = HeldJob.next(server);
    Run run = small(server);
    String child = run.child(Phase.TRAINING);
    Pipes.make(server.home().resolve("artifacts").resolve(child).resolve("checkpoint.bin"));
    job.release();
    Await.until(
        "a thread that reads it",
        () -> Threads.of(server.pid()),
        threads -> threads.areIn("ktrdr.work.CheckpointFile.last("));
    return run;
  }

  private static Run trains(OwnServer server) {
    Run run = server.agent().start(Triggers.given(Triggers.pausableStrategy(), 200));
    run.awaitWorkIn(Phase.TRAINING);
    return run;
  }

  private static void awaitStatus(Run run, String status) {
    Await.until(status, run::tree, tree -> tree.getString("status").equals(status));
  }
}
