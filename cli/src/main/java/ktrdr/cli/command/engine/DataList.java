package ktrdr.cli.command.engine;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.SeriesTable;
import picocli.CommandLine.Command;

/** {@code ktrdr data list}: lists the bars that there are. */
@Command(
    name = "list",
    description = {
      "List the bars that there are: symbol, timeframe, number of bars, first and last one.",
      "The calendar says when a symbol is traded, the source whether its bars come with ktrdr, were"
          + " imported, or are made from shorter ones."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr data list",
      "  ktrdr data list -o csv",
      "  ktrdr data list -o name"
    })
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
    List<Fields> symbols = new Fields(answer).objects("data");
    List<Fields> series = symbols.stream().flatMap(DataList::series).toList();
    return show(
        Answer.several(answer, format() == Format.NAME ? symbols : series)
            .named("symbol")
            .columns(SeriesTable.MEMBERS)
            .shownAs(width -> SeriesTable.of(series).lines(width)));
  }

  /** The series of a symbol, each with the symbol's name. */
  private static Stream<Fields> series(Fields symbol) {
    String name = symbol.text("symbol").orElse("");
    return symbol.objects("series").stream()
        .map(
            one ->
                new Fields(
                    Json.createObjectBuilder()
                        .add("symbol", name)
                        .addAll(Json.createObjectBuilder(one.json()))
                        .build()));
  }
}
