package ktrdr.cli.command.engine;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Table;
import picocli.CommandLine.Command;

/** {@code ktrdr data list}: lists the symbols with bars. */
@Command(
    name = "list",
    description = "List the available symbols with their timeframes.",
    footer = {"", "Examples:", "  ktrdr data list", "  ktrdr data list -o name"})
public final class DataList extends Subcommand {

  public DataList(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().engine().symbols();
    List<Fields> rows = new Fields(answer).objects("data");
    return show(
        Answer.several(answer, rows)
            .named("symbol")
            .columns(List.of("symbol", "timeframes", "description"))
            .shownAs(width -> table(rows).lines(width)));
  }

  private static Table table(List<Fields> rows) {
    Table table = new Table("SYMBOL", "TIMEFRAMES", "DESCRIPTION");
    rows.forEach(
        row ->
            table.row(
                row.text("symbol").orElse(""),
                String.join(" ", row.texts("timeframes")),
                row.text("description").orElse("")));
    return table;
  }
}
