package ktrdr.cli.command.strategies;

import jakarta.json.JsonObject;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.TextFile;
import ktrdr.cli.output.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ktrdr strategies migrate}: converts a document of version 2. */
@Command(
    name = "migrate",
    description = {
      "Convert a strategy document of version 2 to version 3.0 and say what was changed.",
      "The original stays as it is; its comments are not taken along."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr strategies migrate old.yaml",
      "  ktrdr strategies migrate old.yaml --file new.yaml"
    })
public final class StrategiesMigrate extends Subcommand {
  @Parameters(
      paramLabel = "FILE",
      converter = TextFile.class,
      description = "A strategy document of version 2, or - for stdin.")
  String document;

  @Mixin NewFile to = new NewFile();

  public StrategiesMigrate(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    to.check(spec);
    JsonObject answer = context().server().strategies().migrate(document);
    Fields data = new Fields(answer).object("data");
    String text = data.json().getString("text", "");
    if (format().isForPeople()) {
      data.texts("notes").forEach(note -> console().say(note));
    }
    if (to.isGiven()) {
      return to.write(text, this);
    }
    show(Answer.one(answer, data).shownAs(width -> StrategiesShow.lines(text)));
    return Exit.OK;
  }
}
