package ktrdr.cli.command.strategies;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.JsonText;
import picocli.CommandLine.Command;

/** {@code ktrdr strategies schema}: prints the JSON Schema of strategy documents. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of strategy documents, for editors and other programs.",
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies schema > ktrdr-strategy.schema.json",
      "  ktrdr strategies schema -o yaml"
    })
public final class StrategiesSchema extends Subcommand {

  public StrategiesSchema(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.of(Format.TABLE, Format.JSON, Format.YAML);
  }

  @Override
  protected int run() {
    JsonObject schema = context().server().strategies().schema();
    return show(
        Answer.one(schema, new Fields(schema)).shownAs(width -> List.of(JsonText.of(schema))));
  }
}
