package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.UnreadableAnswer;
import ktrdr.cli.client.api.AgentApi;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.follow.Absence;
import ktrdr.cli.command.follow.Cancellation;
import ktrdr.cli.output.Words;
import ktrdr.cli.output.table.ComparedTable;

/** Follows a comparison of models: says how each session ended, until all have. */
final class ComparisonFollower {
  private final Context context;
  private final AgentApi agent;
  private final String id;
  private final boolean owned;
  private final Absence absence;
  private final Set<String> told = new HashSet<>();
  private Optional<JsonObject> seen = Optional.empty();
  private int answered;

  /**
   * @param owned true if Ctrl-C cancels its sessions; otherwise it only stops following
   */
  ComparisonFollower(Context context, String id, boolean owned) {
    this.context = context;
    this.agent = context.server().agent();
    this.id = id;
    this.owned = owned;
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
      Fields now = new Fields(seen.orElse(JsonObject.EMPTY_JSON_OBJECT));
      if (hasEnded(now) || waitsForBudget(now)) {
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
      JsonObject now = checked(agent.comparison(id));
      absence.over();
      seen = Optional.of(now);
      tell(new Fields(now));
    } catch (ProcessingException | ServerRefusal away) {
      if (seen.isEmpty()) {
        throw away;
      }
      absence.bear(away);
    }
  }

  /** Refuses an answer that is no comparison: it would never end. */
  static JsonObject checked(JsonObject answer) {
    Fields fields = new Fields(answer);
    if (fields.scalar("comparison_id").isEmpty() || fields.text("status").isEmpty()) {
      throw new UnreadableAnswer("an answer without a comparison");
    }
    return answer;
  }

  private void tell(Fields comparison) {
    List<Fields> ended =
        comparison.objects("sessions").stream()
            .filter(session -> session.text("outcome").isPresent())
            .toList();
    String total = Words.count(comparison.number("sessions_total"));
    for (Fields session : ended) {
      String number = session.scalar("session_id").orElse(Words.UNKNOWN);
      if (told.add(number)) {
        context
            .console()
            .say(told.size() + " of " + total + " ended: session " + number + ", " + how(session));
      }
    }
  }

  private static String how(Fields session) {
    String sharpe =
        session.number("sharpe").isEmpty()
            ? ""
            : ", Sharpe " + Words.ratio(session.number("sharpe"));
    return ComparedTable.model(session)
        + ", seed "
        + session.scalar("seed").orElse(Words.UNKNOWN)
        + ": "
        + ComparedTable.end(session)
        + sharpe;
  }

  private static boolean hasEnded(Fields comparison) {
    return comparison.text("status").filter("ended"::equals).isPresent();
  }

  /** Whether nothing goes on until somebody raises a limit or the day turns. */
  private boolean waitsForBudget(Fields comparison) {
    double waiting = comparison.number("waiting_for_budget").orElse(0);
    boolean all = waiting > 0 && waiting == comparison.objects("sessions").size() - told.size();
    if (all) {
      context
          .console()
          .say(
              "paused: no budget can pay for the next call. Raise the cap with: ktrdr agent budget"
                  + " set --comparison "
                  + id
                  + " --comparison-limit USD --reason WHY (see ktrdr agent budget --comparison "
                  + id
                  + "); it then goes on by itself");
    }
    return all;
  }

  private int exit(Fields comparison) {
    if (!hasEnded(comparison)) {
      return Exit.BUDGET;
    }
    List<Fields> results = comparison.objects("results");
    double failed = results.stream().mapToDouble(r -> r.number("failed").orElse(0)).sum();
    double cancelled = results.stream().mapToDouble(r -> r.number("cancelled").orElse(0)).sum();
    if (failed > 0) {
      return failed == outOfMoney(comparison) ? Exit.BUDGET : Exit.FAILED;
    }
    return cancelled > 0 ? Exit.CANCELLED : Exit.OK;
  }

  private static long outOfMoney(Fields comparison) {
    return comparison.objects("sessions").stream()
        .filter(s -> s.text("outcome").filter("budget_exceeded"::equals).isPresent())
        .count();
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
    context
        .console()
        .say(
            "left running; follow it with: ktrdr agent comparison "
                + id
                + " -f   cancel it with: ktrdr agent cancel --comparison "
                + id);
    return true;
  }

  private void cancel() {
    context.console().say("cancelling all its sessions … (Ctrl-C again leaves them running)");
    try {
      agent.cancelComparison(id, Cancellation.body("Ctrl-C", false));
    } catch (ServerRefusal refusal) {
      context.console().say(refusal.getMessage());
    }
  }
}
