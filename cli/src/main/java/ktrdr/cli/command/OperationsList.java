package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.client.Operation;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.OperationTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr operations list}: the newest operations. */
@Command(
    name = "list",
    description = "List operations, newest first.",
    footer = {
      "",
      "Examples:",
      "  ktrdr operations list",
      "  ktrdr ops list -s failed -t training --since 2h",
      "  ktrdr ops list -a -o name"
    })
public final class OperationsList extends Subcommand {
  @Option(
      names = {"-s", "--status"},
      paramLabel = "STATUS",
      description = "Only those with this status, for example failed.")
  String status;

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = "Only those of this type, for example training.")
  String type;

  @Option(
      names = {"-a", "--active"},
      description = "Only those that have not ended.")
  boolean active;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "At most so many, 1 to 1000 (default: 50).")
  int limit = 50;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "Only those begun in the last 30s, 5m, 2h or 1d.")
  Duration since;

  public OperationsList(Context context) {
    super(context);
  }

  @Override
  Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  int run() {
    JsonObject answer =
        context()
            .server()
            .operations()
            .list(status, type, active ? true : null, from(), limit, null);
    Fields fields = new Fields(answer);
    List<Operation> operations = fields.objects("data").stream().map(Operation::new).toList();
    switch (format()) {
      case JSON -> print(answer);
      case NAME -> operations.forEach(operation -> console().print(operation.id()));
      case TABLE -> {
        print(OperationTable.of(operations).lines(console().outWidth()));
        console().say(counts(fields, operations.size()));
      }
    }
    return Exit.OK;
  }

  private String from() {
    return since == null
        ? null
        : Clock.systemUTC().instant().minus(since).truncatedTo(ChronoUnit.SECONDS).toString();
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
