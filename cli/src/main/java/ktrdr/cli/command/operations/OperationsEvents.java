package ktrdr.cli.command.operations;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.client.api.OperationsApi;
import ktrdr.cli.client.api.Pages;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.follow.EventListener;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.JsonText;
import ktrdr.cli.output.table.EventTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr operations events}: prints the event log of an operation's tree. */
@Command(
    name = "events",
    description = "Show what happened to an operation's tree: when, to what, by whom, why.",
    footer = {
      "",
      "Examples:",
      "  ktrdr ops events @latest",
      "  ktrdr ops events @active -f",
      "  ktrdr ops events 146 -f -o jsonl | jq .after"
    })
public final class OperationsEvents extends Subcommand {
  @Parameters(paramLabel = "ID", description = OperationsStatus.ID)
  String id;

  @Option(
      names = {"-f", "--follow"},
      description = "Keep printing new events until it ends; the exit code says how it ended.")
  boolean follow;

  @Option(names = "--after", paramLabel = "N", description = "Only events after number N.")
  long after;

  private boolean begun;

  public OperationsEvents(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (after < 0) {
      throw usage("--after must be 0 or more");
    }
    if (follow && !EnumSet.of(Format.TABLE, Format.WIDE, Format.JSONL).contains(format())) {
      throw usage("-f prints line by line: choose -o table, wide or jsonl");
    }
    return follow ? follow(find(id)) : list(find(id));
  }

  private int list(String whole) {
    OperationsApi operations = context().server().operations();
    List<Fields> rows =
        Pages.bySequence(after, sequence -> operations.events(whole, sequence, Pages.LARGEST));
    if (rows.isEmpty() && format().isForPeople()) {
      console().say("no events yet");
      return Exit.OK;
    }
    return show(
        Answer.several(rows)
            .columns(EventTable.MEMBERS)
            .shownAs(width -> table().lines(rows, width)));
  }

  private int follow(String whole) {
    Optional<Fields> end = new EventListener(context(), whole, after).listen(this::next);
    if (end.isEmpty()) {
      console().say("it continues; listen again with: ktrdr ops events " + whole + " -f");
      return Exit.INTERRUPTED;
    }
    String root = end.get().text("root_operation_id").orElse(whole);
    Fields ended = new Fields(context().server().operations().get(root)).object("data");
    return OperationsWatch.exitCode(context(), new Operation(ended));
  }

  private void next(Fields event) {
    if (format() == Format.JSONL) {
      console().print(JsonText.line(event.json()));
    } else {
      int width = format() == Format.WIDE ? Integer.MAX_VALUE : console().outWidth();
      print(table().next(event, !begun, width));
    }
    begun = true;
  }

  private EventTable table() {
    return new EventTable(format() == Format.WIDE || !console().outTerminal(), console().times());
  }
}
