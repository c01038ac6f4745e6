package ktrdr.cli.command.follow;

import jakarta.json.Json;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;

/**
 * Follows an operation until it ends, the user presses Ctrl-C, or the time is over. It listens to
 * the event stream, or polls when there is none.
 */
public final class Follower {
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  /** Events and Ctrl-C end a wait early; this limit lets a broken stream be reopened in time. */
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
   * @param owned true if Ctrl-C cancels the operation; otherwise it only stops following
   */
  public Follower(Context context, String id, boolean owned) {
    this.context = context;
    this.operations = context.server().operations();
    this.id = id;
    this.owned = owned;
    this.talk = context.console()::say;
  }

  /** Sends messages to this listener instead of stderr. */
  public Follower talkingTo(Consumer<String> listener) {
    talk = listener;
    return this;
  }

  /** Follows until the condition holds or the work ends. */
  public Follower until(Predicate<Operation> reached) {
    end = reached.or(Operation::isFinished);
    return this;
  }

  /** Follows without a time limit. */
  public Followed follow(Consumer<Operation> view) {
    return follow(view, NO_LIMIT);
  }

  /**
   * Follows the operation and passes its state to the view: periodically, and at once when it ends.
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

  /** Shows the current state; true when there is nothing more to wait for. */
  private boolean look(WatchedTree tree, Consumer<Operation> view) {
    Operation before = seen;
    seen = tree.look();
    view.accept(seen);
    boolean over = end.test(seen) || seen.waitsForBudget();
    if (!end.test(seen)) {
      sayIfPaused(before, seen);
    }
    return over;
  }

  private static boolean isPast(long began, Duration time) {
    return System.nanoTime() - began > time.toNanos();
  }

  private void sayIfPaused(Operation before, Operation now) {
    if (now.status().equals("paused") && !before.status().equals("paused")) {
      talk.accept(
          now.waitsForBudget()
              ? "paused: "
                  + now.pause().text("reason").orElse("its budget is used up")
                  + " Raise the cap with: ktrdr agent budget set --daily USD --reason WHY; it then"
                  + " goes on by itself"
              : "paused; resume it with: ktrdr resume " + now.session().orElse(id));
    }
  }

  /** Handles Ctrl-C; true when the user wants to stop following. */
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
        "left running; follow it with: ktrdr follow "
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
      // The operation ended in the meantime; the next look shows how.
      talk.accept(finished.getMessage());
    }
  }
}
