package ktrdr.cli.command.operations;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.PageOptions;
import ktrdr.cli.command.Since;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Table;
import ktrdr.cli.output.Times;
import ktrdr.cli.output.table.OperationTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ktrdr operations list}: lists the newest operations. */
@Command(
    name = "list",
    description = "List operations, newest first.",
    footer = {
      "",
      "Examples:",
      "  ktrdr operations list",
      "  ktrdr ops list -s failed -t training --since 2h",
      "  ktrdr ops list --since 2026-11-22 -o csv",
      "  ktrdr ops list -a -o name"
    })
public final class OperationsList extends Subcommand {
  @Option(
      names = {"-s", "--status"},
      paramLabel = "STATUS",
      description = "Only operations with this status, for example failed.")
  String status;

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "Only operations of this type, for example training.")
  String type;

  @Option(
      names = {"-a", "--active"},
      description = "Only operations that have not ended.")
  boolean active;

  @Mixin PageOptions page = new PageOptions();

  @Option(
      names = "--since",
      paramLabel = "DATE|2h",
      converter = Since.class,
      description = "Only operations created since that day, or in the last 30m, 2h, 3d or 1w.")
  Since.Begin since;

  public OperationsList(Context context) {
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
            .operations()
            .list(status, type, active ? true : null, from(), page.limit, page.offset, null);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("data");
    List<Operation> operations = rows.stream().map(Operation::new).toList();
    show(
        Answer.several(answer, rows)
            .named("operation_id")
            .columns(OperationTable.MEMBERS)
            .shownOn(page -> table(operations, page.times()).lines(page.width())));
    if (format().isForPeople()) {
      console().say(counts(fields, rows.size()));
    }
    return Exit.OK;
  }

  private Table table(List<Operation> operations, Times times) {
    return format() == Format.WIDE
        ? OperationTable.wide(operations, times)
        : OperationTable.of(operations, times);
  }

  private String from() {
    return since == null
        ? null
        : since.at(Clock.systemUTC().instant(), console().zone()).toString();
  }

  private static String counts(Fields answer, int shown) {
    long total = (long) answer.number("total_count").orElse(shown);
    String atLeast = answer.flag("total_is_lower_bound").orElse(false) ? "at least " : "";
    return shown
        + " of "
        + atLeast
        + total
        + " operations, "
        + (long) answer.number("active_count").orElse(0)
        + " active";
  }
}
