package ktrdr.cli;

import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.ServerRefusal;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.Console;

/** What the server refused, in its own words, with each fault it found and what can be done. */
record RefusalMessage(ServerRefusal refusal) {
  private static final String LISTS =
      "see what there is with: ktrdr operations list   or: ktrdr agent sessions";

  int say(Console console) {
    console.say("error: " + refusal.getMessage());
    refusal.problem().objects("errors").forEach(fault -> console.say("  " + fault(fault)));
    advice().ifPresent(console::say);
    return exitCode();
  }

  private int exitCode() {
    if (refusal.reason().equals("budget_exhausted")) {
      return Exit.BUDGET;
    }
    return switch (refusal.status()) {
      case 404 -> Exit.NOT_FOUND;
      case 409 -> Exit.CONFLICT;
      default -> Exit.FAILED;
    };
  }

  private static String fault(Fields fault) {
    String pointer =
        fault.text("pointer").filter(text -> !text.isEmpty()).map(text -> text + ": ").orElse("");
    return pointer + fault.text("detail").orElse("");
  }

  private Optional<String> advice() {
    Optional<String> active = refusal.problem().scalar("active_session_id");
    if (active.isPresent()) {
      return active.map(
          id ->
              "session "
                  + id
                  + " is active; follow it with: ktrdr follow "
                  + id
                  + "   cancel it with: ktrdr agent cancel "
                  + id);
    }
    return switch (refusal.status()) {
      case 401, 403 -> Optional.of("say who you are with --token or KTRDR_TOKEN");
      case 404 ->
          refusal.reason().equals("no_active_session") ? Optional.empty() : Optional.of(LISTS);
      default -> Optional.empty();
    };
  }
}
