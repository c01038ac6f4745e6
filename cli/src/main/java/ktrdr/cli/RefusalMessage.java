package ktrdr.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.http.ServerRefusal;
import ktrdr.cli.command.Exit;
import ktrdr.cli.output.Console;

/**
 * What the server refused, in its own words, with each fault it found and what can be done.
 *
 * @param about which of several things it is about; empty when there is one
 */
record RefusalMessage(ServerRefusal refusal, String about) {
  private static final Map<String, String> ADVICE =
      Map.of(
          "not_resumable",
          "only what is paused, failed or was cancelled can go on; see how it stands with:"
              + " ktrdr ops explain ID",
          "not_running",
          "only what runs can be paused; see how it stands with: ktrdr ops explain ID",
          "disabled",
          "the agent is paused; let it start sessions again with: ktrdr agent resume",
          "at_capacity",
          "wait for a place with: ktrdr research --queue   see who has them with: ktrdr agent"
              + " status",
          "too_many_operations",
          "see them with: ktrdr ops list --active   cancel one with: ktrdr ops cancel ID",
          "operation_still_active",
          "wait for its end with: ktrdr ops wait ID",
          "operation_already_finished",
          "see how it ended with: ktrdr ops tree ID",
          "session_already_finished",
          "see how it ended with: ktrdr agent session ID",
          "several_active",
          "name one of them; see them with: ktrdr agent status",
          "no_bars",
          "see what there is with: ktrdr data list");
  private static final Set<String> NOT_IN_LISTS = Set.of("no_active_session", "artifact_missing");
  private static final String LISTS =
      "see what there is with: ktrdr operations list   or: ktrdr agent sessions";

  int say(Console console) {
    console.say("error: " + about + refusal.getMessage());
    List<Fields> faults = refusal.problem().objects("errors");
    if (!faults.stream().allMatch(this::isSaid) || refusal.problem().json().containsKey("lines")) {
      Fields lines = refusal.problem().object("lines");
      faults.forEach(fault -> console.say("  " + line(fault, lines) + fault(fault)));
    }
    advice().ifPresent(console::say);
    return exitCode();
  }

  /** The line of a fault in a document, if the server tells it. */
  private static String line(Fields fault, Fields lines) {
    return fault
        .text("pointer")
        .flatMap(lines::scalar)
        .map(line -> "line " + line + ": ")
        .orElse("");
  }

  private boolean isSaid(Fields fault) {
    return refusal.getMessage().contains(fault.text("detail").orElse(""));
  }

  private int exitCode() {
    if (refusal.reason().equals("budget_exhausted")) {
      return Exit.BUDGET;
    }
    return switch (refusal.status()) {
      case 400, 422 -> Exit.USAGE;
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
    if (refusal.getMessage().contains("ktrdr ")) {
      return Optional.empty();
    }
    return Optional.ofNullable(ADVICE.get(refusal.reason())).map(this::named).or(this::byStatus);
  }

  /** The advice with the id of what it is about. */
  private String named(String advice) {
    return advice.replace(
        "ID",
        refusal
            .problem()
            .scalar("session_id")
            .or(() -> refusal.problem().text("operation_id"))
            .orElse("ID"));
  }

  private Optional<String> byStatus() {
    return switch (refusal.status()) {
      case 401, 403 -> Optional.of("say who you are with --token or KTRDR_TOKEN");
      case 404 -> NOT_IN_LISTS.contains(refusal.reason()) ? Optional.empty() : Optional.of(LISTS);
      case 503 -> Optional.of("see what is missing with: ktrdr doctor");
      default -> Optional.empty();
    };
  }
}
