package ktrdr.cli.command.follow;

import jakarta.json.Json;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.command.Context;

/**
 * Watches an operation until it has ended, the user has had enough, or the time is over: by its
 * event stream, or, where there is none, by looking again and again.
 */
public final class Follower {
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  /** The stream and Ctrl-C end the wait; this is for a stream that is to be opened again. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(200);

  private final Context context;
  private final OperationsApi operations;
  private final String id;
  private final boolean owned;
  private Consumer<String> talk;
  private Predicate<Operation> end = Operation::isFinished;
  private int answered;
  private Operation seen = new Operation(Fields.NONE);

  /**
   * @param owned Ctrl-C asks the server to cancel the operation; otherwise it only ends the
   *     watching
   */
  public Follower(Context context, String id, boolean owned) {
    this.context = context;
    this.operations = context.server().operations();
    this.id = id;
    this.owned = owned;
    this.talk = context.console()::say;
  }

  /** Where to say what happens in between, instead of stderr. */
  public Follower talkingTo(Consumer<String> listener) {
    talk = listener;
    return this;
  }

  /** Watches until that is true, or the work has ended, instead of only until it has ended. */
  public Follower until(Predicate<Operation> reached) {
    end = reached.or(Operation::isFinished);
    return this;
  }

  /** Watches for as long as it takes. */
  public Followed follow(Consumer<Operation> view) {
    return follow(view, NO_LIMIT);
  }

  /**
   * Shows how it stands to the view, again and again with a pause between, and at once how it
   * ended.
   *
   * @throws ServerRefusal when there is no such operation
   */
  public Followed follow(Consumer<Operation> view, Duration limit) {
    context.ctrlC().listen();
    try (WatchedTree tree = new WatchedTree(context, id, talk)) {
      Followed.End why = watch(tree, view, limit);
      return new Followed(seen, why);
    }
  }

  private Followed.End watch(WatchedTree tree, Consumer<Operation> view, Duration limit) {
    long began = System.nanoTime();
    long lookedAt = began;
    while (true) {
      tree.hear();
      if (tree.isUrgent() || isPast(lookedAt, context.pause())) {
        lookedAt = System.nanoTime();
        if (look(tree, view)) {
          return answered > 0 ? Followed.End.INTERRUPTED : Followed.End.FINISHED;
        }
      }
      if (leave()) {
        return Followed.End.INTERRUPTED;
      }
      if (isPast(began, limit)) {
        return Followed.End.TIMED_OUT;
      }
      context.ctrlC().pause(Math.min(LONGEST_WAIT.toNanos(), context.pause().toNanos()));
    }
  }

  /** True when there is nothing more to wait for. */
  private boolean look(WatchedTree tree, Consumer<Operation> view) {
    Operation before = seen;
    seen = tree.look();
    view.accept(seen);
    boolean over = end.test(seen);
    if (!over) {
      sayIfPaused(before, seen);
    }
    return over;
  }

  private static boolean isPast(long began, Duration time) {
    return System.nanoTime() - began > time.toNanos();
  }

  private void sayIfPaused(Operation before, Operation now) {
    if (now.status().equals("paused") && !before.status().equals("paused")) {
      talk.accept("paused; let it go on with: ktrdr resume " + now.session().orElse(id));
    }
  }

  /** True when the user wants to stop looking. */
  private boolean leave() {
    int presses = context.ctrlC().presses();
    if (presses == answered) {
      return false;
    }
    boolean first = answered == 0;
    answered = presses;
    if (owned && first && presses == 1) {
      cancel();
      return false;
    }
    talk.accept(
        "left running; look again with: ktrdr follow "
            + id
            + "   cancel it with: ktrdr cancel "
            + id);
    return true;
  }

  private void cancel() {
    talk.accept("cancelling … (Ctrl-C again leaves it running)");
    try {
      operations.cancel(id, null, Json.createObjectBuilder().add("reason", "Ctrl-C").build());
    } catch (ServerRefusal finished) {
      // it ended by itself meanwhile: the next look shows how
      talk.accept(finished.getMessage());
    }
  }
}
