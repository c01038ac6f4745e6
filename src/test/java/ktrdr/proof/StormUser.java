package ktrdr.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import ktrdr.fixture.ServerTransactions;
import ktrdr.operations.Notice;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.OperationStatus;
import ktrdr.sessions.Start;
import ktrdr.sessions.lifecycle.CancelAnswer;
import ktrdr.sessions.lifecycle.OpenTransactions;
import ktrdr.work.Refusal;

/** Somebody who wants this and that of any session, and asks again when there was no answer. */
final class StormUser {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final SplittableRandom chance;
  private final Acknowledged told;

  StormUser(long seed, Acknowledged told) {
    this.chance = new SplittableRandom(seed);
    this.told = told;
  }

  /** Asks something of this server. */
  void ask(StormServer server) {
    List<OperationId> roots = told.roots();
    int what = chance.nextInt(100);
    try {
      if (roots.isEmpty() || what < 30) {
        open(server, "key " + chance.nextLong());
      } else {
        ask(server, roots.get(chance.nextInt(roots.size())), what);
      }
    } catch (Refusal | Persistent.Dead refused) {
      // also an answer
    } catch (RuntimeException gaveUp) {
      // whoever gives up was told nothing
    }
  }

  private void ask(StormServer server, OperationId root, int what) {
    if (what < 45) {
      cancel(server, root);
    } else if (what < 65) {
      pause(server, root);
    } else {
      goOn(server, root, what < 85);
    }
  }

  private void open(StormServer server, String key) {
    Start start = Racing.start(true, new Start.Key(key, "body"));
    OpenTransactions.Opened opened =
        server.persistent().again(() -> server.transactions().opens().open(start, Racing.USER));
    OperationId root = opened.session().operation().orElseThrow();
    told.opened(key, root);
    Operation now = find(server, root);
    boolean mine = now.state().ownership().owner().equals(Optional.of(server.name()));
    if (!opened.again() && mine) {
      server.launch(now);
    }
  }

  private void cancel(StormServer server, OperationId root) {
    Instant now = StormServer.CLOCK.instant();
    var who = new Notice(now, Racing.USER, "enough", now.plus(GRACE));
    CancelAnswer answer =
        server.persistent().again(() -> server.transactions().cancels().cancel(root, who));
    if (answer.effective()) {
      told.cancelled(root);
    }
  }

  private void pause(StormServer server, OperationId root) {
    Instant now = StormServer.CLOCK.instant();
    var kind = Operation.StopRequest.Kind.PAUSE;
    var stopRequest =
        new Operation.StopRequest(kind, new Notice(now, Racing.USER, "lunch", now.plus(GRACE)));
    server.persistent().run(() -> server.transactions().stops().pause(root, stopRequest));
    told.paused(root);
  }

  private void goOn(StormServer server, OperationId root, boolean sameChild) {
    ServerTransactions transactions = server.transactions();
    if (find(server, root).status() == OperationStatus.PAUSED) {
      server.persistent().run(() -> transactions.opens().unpause(root, Racing.USER, "go on"));
      return;
    }
    Operation resuming =
        server
            .persistent()
            .again(
                () ->
                    sameChild
                        ? transactions.retries().resume(root, Racing.USER, "go on")
                        : transactions
                            .retries()
                            .retry(root, Optional.empty(), Racing.USER, "again"));
    told.reopened(root);
    server.launch(resuming);
  }

  private static Operation find(StormServer server, OperationId root) {
    return server.persistent().again(() -> server.database().operations().find(root)).orElseThrow();
  }
}
