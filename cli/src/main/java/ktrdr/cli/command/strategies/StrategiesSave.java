package ktrdr.cli.command.strategies;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.TextFile;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr strategies save}: stores a strategy under its name. */
@Command(
    name = "save",
    description = {
      "Store a strategy under the name that its document says.",
      "Every server of the database has it then, and train, backtest and research take its name."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies save my_dips.yaml",
      "  ktrdr strategies save my_dips.yaml --replace",
      "  ktrdr research -s my_dips -f"
    })
public final class StrategiesSave extends Subcommand {
  @Parameters(
      paramLabel = "FILE",
      converter = TextFile.class,
      description = "A strategy document (YAML or JSON), or - for stdin.")
  String document;

  @Option(
      names = "--replace",
      description = "Replace a strategy of this name. Sessions that used it keep their copies.")
  boolean replace;

  public StrategiesSave(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().strategies().save(replace ? true : null, document);
    Fields data = new Fields(answer).object("data");
    return show(
        Answer.one(answer, data)
            .named("name")
            .shownAs(width -> List.of("strategy " + data.text("name").orElse("") + "  stored")));
  }
}
