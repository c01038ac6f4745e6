package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Session;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.PageOptions;
import ktrdr.cli.command.Since;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.SessionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ktrdr agent sessions}: lists sessions, newest first. */
@Command(
    name = "sessions",
    description = {
      "List sessions, newest first.",
      "SHARPE, RETURN and TRADES are of bars that the design never saw.",
      "Sorted by one of them, sessions without it come last. The best of many",
      "is often luck: see ktrdr sessions compare."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent sessions",
      "  ktrdr agent sessions --outcome cancelled -l 5",
      "  ktrdr agent sessions --symbol SPX --verdict promising --sort sharpe",
      "  ktrdr agent sessions --since 3d --sort return:asc -o csv"
    })
public class AgentSessions extends Subcommand {
  @Mixin PageOptions page = new PageOptions();

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description = "Only sessions with this outcome, for example success.")
  String outcome;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Only sessions on this symbol, for example SPX.")
  String symbol;

  @Option(
      names = "--verdict",
      paramLabel = "VERDICT",
      description = "Only sessions with this verdict: promising, neutral or poor.")
  String verdict;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "Only sessions that this model designed, for example builtin.")
  String model;

  @Option(
      names = "--since",
      paramLabel = "DATE|2h",
      converter = Since.class,
      description = "Only sessions asked for since that day, or in the last 30m, 2h, 3d or 1w.")
  Since.Begin since;

  @Option(
      names = "--sort",
      paramLabel = "KEY[:asc]",
      description =
          "Order by id, sharpe, return or trades, the largest first; :asc turns it round.")
  String sort;

  public AgentSessions(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer =
        context()
            .server()
            .agent()
            .sessions(page.limit, page.offset, outcome, symbol, verdict, model, from(), sort);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("sessions");
    List<Session> sessions = rows.stream().map(Session::new).toList();
    show(
        Answer.several(answer, rows)
            .named("session_id", "id")
            .columns(SessionTable.MEMBERS)
            .shownOn(page -> SessionTable.of(sessions, page.times()).lines(page.width())));
    if (format().isForPeople()) {
      fields
          .number("total")
          .ifPresent(
              total ->
                  console()
                      .say(rows.size() + " of " + atLeast(fields) + (long) total + " sessions"));
    }
    return Exit.OK;
  }

  private String from() {
    return since == null
        ? null
        : since.at(Clock.systemUTC().instant(), console().zone()).toString();
  }

  private static String atLeast(Fields answer) {
    return answer.flag("total_is_lower_bound").orElse(false) ? "at least " : "";
  }
}
