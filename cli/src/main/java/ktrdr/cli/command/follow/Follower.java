package ktrdr.cli.command.follow;

import jakarta.json.Json;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.OperationsApi;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.command.Context;

/**
 * Looks at an operation again and again until it has ended, the user has had enough, or the time is
 * over.
 */
public final class Follower {
  /** How long the server may be away, for example restarting, before a follower gives up. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration NO_LIMIT = Duration.ofDays(365);

  private final Context context;
  private final OperationsApi operations;
  private final String id;
  private final boolean owned;
  private Consumer<String> talk;
  private Predicate<Operation> end = Operation::isFinished;
  private int answered;
  private long silentSince;

  /**
   * @param owned Ctrl-C asks the server to cancel the operation; otherwise it only ends the looking
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

  /** Looks until that is true, or the work has ended, instead of only until it has ended. */
  public Follower until(Predicate<Operation> reached) {
    end = reached.or(Operation::isFinished);
    return this;
  }

  /** The same for as long as it takes. */
  public Followed follow(Consumer<Operation> view) {
    return follow(view, NO_LIMIT);
  }

  /**
   * Shows every look to the view, also the last one.
   *
   * @throws ServerRefusal when there is no such operation
   */
  public Followed follow(Consumer<Operation> view, Duration limit) {
    context.ctrlC().listen();
    long began = System.nanoTime();
    Operation seen = new Operation(Fields.NONE);
    while (true) {
      Operation before = seen;
      seen = look(before);
      view.accept(seen);
      if (end.test(seen)) {
        return new Followed(seen, answered > 0 ? Followed.End.INTERRUPTED : Followed.End.FINISHED);
      }
      sayIfPaused(before, seen);
      if (leave()) {
        return new Followed(seen, Followed.End.INTERRUPTED);
      }
      if (System.nanoTime() - began > limit.toNanos()) {
        return new Followed(seen, Followed.End.TIMED_OUT);
      }
      context.ctrlC().pause(context.pause().toNanos());
    }
  }

  private Operation look(Operation before) {
    try {
      Operation now = new Operation(new Fields(operations.tree(id)).object("data")).checked();
      silentSince = 0;
      return now;
    } catch (ProcessingException | ServerRefusal away) {
      if (!isAway(away)) {
        throw away;
      }
      if (silentSince == 0) {
        silentSince = System.nanoTime();
        if (before.fields().isEmpty()) {
          throw away;
        }
        talk.accept("the server does not answer; still trying …");
      } else if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
        throw away;
      }
      return before;
    }
  }

  /** True for no answer; a server that starts or stops says 404 or 503, and not in our words. */
  private static boolean isAway(RuntimeException failure) {
    return !(failure instanceof ServerRefusal refusal) || refusal.reason().isEmpty();
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
