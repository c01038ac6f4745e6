package ktrdr.cli.command.sweep;

import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.UnreadableAnswer;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.follow.Absence;
import ktrdr.cli.command.follow.Cancellation;
import ktrdr.cli.output.Words;
import ktrdr.cli.output.table.SweepTable;

/** Follows a sweep: says how each run ended, until all have. Ctrl-C cancels all of them. */
final class SweepFollower {
  private final Context context;
  private final String id;
  private final Absence absence;
  private final Set<String> told = new HashSet<>();
  private final Set<String> paused = new HashSet<>();
  private Optional<Fields> seen = Optional.empty();
  private int answered;

  SweepFollower(Context context, String id) {
    this.context = context;
    this.id = id;
    this.absence = new Absence(context.console()::say);
  }

  /**
   * Follows it to its end and returns the exit code.
   *
   * @param view shows its last state
   */
  int follow(Consumer<JsonObject> view) {
    context.ctrlC().listen();
    while (true) {
      look();
      Fields now = seen.orElse(Fields.NONE);
      if (hasEnded(now)) {
        view.accept(now.json());
        return answered > 0 ? Exit.INTERRUPTED : exit(now);
      }
      if (leave()) {
        return Exit.INTERRUPTED;
      }
      context.ctrlC().pause(context.pause().toNanos());
    }
  }

  private void look() {
    try {
      Fields now = new Fields(context.server().sweeps().get(id));
      if (now.text("status").isEmpty()) {
        throw new UnreadableAnswer("an answer without a sweep");
      }
      absence.over();
      seen = Optional.of(now);
      tell(now);
    } catch (ProcessingException | ServerRefusal away) {
      if (seen.isEmpty()) {
        throw away;
      }
      absence.bear(away);
    }
  }

  private void tell(Fields sweep) {
    String total = Words.count(sweep.number("runs_total"));
    for (Fields run : sweep.objects("runs")) {
      String session = run.scalar("session_id").orElse(Words.UNKNOWN);
      if (run.text("outcome").isPresent() && told.add(session)) {
        String place = told.size() + " of " + total + " ended: session " + session + ", ";
        context.console().say(place + SweepTable.sentence(sweep, run));
      }
      if (run.text("status").filter("paused"::equals).isPresent() && paused.add(session)) {
        context
            .console()
            .say("session " + session + " is paused; see why: ktrdr operations explain " + session);
      }
    }
  }

  private static boolean hasEnded(Fields sweep) {
    String status = sweep.text("status").orElse("");
    return status.equals("completed") || status.equals("failed") || status.equals("cancelled");
  }

  private int exit(Fields sweep) {
    String failed = Words.count(sweep.number("failed"));
    sweep.text("error_message").ifPresent(why -> context.console().say("error: " + why));
    if (sweep.number("failed").orElse(0) > 0) {
      context.console().say(failed + " of its runs failed; see why: ktrdr operations explain ID");
    }
    return switch (sweep.text("status").orElse("")) {
      case "completed" -> Exit.OK;
      case "cancelled" -> Exit.CANCELLED;
      default -> isOutOfMoney(sweep) ? Exit.BUDGET : Exit.FAILED;
    };
  }

  private static boolean isOutOfMoney(Fields sweep) {
    return sweep.number("failed").orElse(0) > 0
        && sweep.objects("runs").stream()
                .filter(run -> run.text("outcome").filter("budget_exceeded"::equals).isPresent())
                .count()
            == (long) sweep.number("failed").orElse(0);
  }

  /** Handles Ctrl-C; true when the user wants to stop following. */
  private boolean leave() {
    int presses = context.ctrlC().presses();
    if (presses == answered) {
      return false;
    }
    boolean first = answered == 0;
    answered = presses;
    if (first && presses == 1) {
      cancel();
      return false;
    }
    context
        .console()
        .say("left running; see it: ktrdr tree " + id + "   cancel it: ktrdr cancel " + id);
    return true;
  }

  private void cancel() {
    context.console().say("cancelling all its runs … (Ctrl-C again leaves them running)");
    try {
      context.server().operations().cancel(id, null, Cancellation.body("Ctrl-C", false));
    } catch (ServerRefusal refusal) {
      context.console().say(refusal.getMessage());
    }
  }
}
