package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.find.OperationIds;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Words;
import ktrdr.cli.output.table.ComparedTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent compare}: shows sessions beside each other, or runs some for each model. */
@Command(
    name = "compare",
    description = {
      "Show sessions beside each other, or run the same sessions with several models.",
      "With --models, each model gets the same briefs, bars, seeds and candidates. The sessions",
      "wait for slots like any other. They are followed to their end; Ctrl-C cancels them.",
      "SHARPE is out of sample. DEFLATED is the probability that it is more than luck.",
      "INVALID counts proposals of a model that the validator refused."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent compare 12 13 14",
      "  ktrdr agent compare --models builtin,random --sessions 5 --evaluation holdout",
      "  ktrdr agent compare --models builtin,random,opus --brief \"buy pullbacks\" --budget 2",
      "  ktrdr agent compare --models builtin,random --brief dips --brief trends --detach"
    })
public final class AgentCompare extends Subcommand {
  @Parameters(arity = "0..50", paramLabel = "SESSION", description = "The numbers of the sessions.")
  List<String> ids;

  @Option(
      names = {"-m", "--models"},
      split = ",",
      paramLabel = "MODEL",
      description = "The models to run, with commas between them; see ktrdr agent models.")
  List<String> models;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Sessions of each model for each brief (default: 3).")
  Integer sessions;

  @Option(
      names = "--brief",
      paramLabel = "BRIEF",
      description = "What to look for; may be given several times.")
  List<String> briefs;

  @Mixin ResearchOptions research = new ResearchOptions();

  @Option(names = "--detach", description = "Start them and print the number of the comparison.")
  boolean detach;

  @Mixin KeyOption once = new KeyOption();

  public AgentCompare(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    if ((ids == null) == (models == null)) {
      throw usage("name sessions to compare, or models to run: --models builtin,random");
    }
    return ids == null ? start() : beside();
  }

  private int beside() {
    if (sessions != null || briefs != null || research.given() || detach || once.key != null) {
      throw usage("sessions that have run need no options; to run some, name --models");
    }
    ids.stream()
        .filter(id -> !OperationIds.isSession(id))
        .findFirst()
        .ifPresent(
            id -> {
              throw usage(
                  "not a session number: " + id + " (list them with: ktrdr agent sessions)");
            });
    JsonObject answer = context().server().agent().compare(String.join(",", ids));
    List<Fields> rows = new Fields(answer).objects("sessions");
    show(
        Answer.several(answer, rows)
            .named("session_id")
            .columns(ComparedTable.MEMBERS)
            .shownAs(width -> ComparedTable.of(rows).lines(width)));
    return Exit.OK;
  }

  private int start() {
    Body body =
        research.to(
            new Body().with("models", models).with("sessions", sessions).with("briefs", briefs));
    JsonObject answer =
        ComparisonFollower.checked(context().server().agent().compareModels(once.key, body.json()));
    Fields started = new Fields(answer);
    String id = started.scalar("comparison_id").orElse(Words.UNKNOWN);
    if (detach) {
      return detached(answer, started, id);
    }
    console().say(line(started, id));
    return new ComparisonFollower(context(), id, true)
        .follow(last -> show(AgentComparison.answer(last)));
  }

  private int detached(JsonObject answer, Fields started, String id) {
    show(
        Answer.one(answer, started)
            .named("comparison_id")
            .shownAs(width -> List.of(line(started, id))));
    if (format().isForPeople()) {
      console().say("follow it with: ktrdr agent comparison " + id + " -f");
    }
    return Exit.OK;
  }

  private static String line(Fields started, String id) {
    return "comparison "
        + id
        + ": "
        + Words.sessions((int) started.number("sessions_total").orElse(0))
        + " of "
        + String.join(", ", started.texts("models"));
  }
}
