package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.LanguageModelTable;
import picocli.CommandLine.Command;

/** {@code ktrdr agent models}: shows the models that sessions can be given to. */
@Command(
    name = "models",
    description = {
      "Show the language models that sessions can be given to, and the built-in ones.",
      "builtin searches. random takes the first valid candidate of that search, unscored."
    },
    footer = {"", "Examples:", "  ktrdr agent models", "  ktrdr agent models -o name"})
public final class AgentModels extends Subcommand {

  public AgentModels(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer = context().server().money().models();
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("models");
    int exit =
        show(
            Answer.several(answer, rows)
                .named("model")
                .columns(LanguageModelTable.MEMBERS)
                .shownAs(width -> LanguageModelTable.of(rows).lines(width)));
    fields.texts("problems").forEach(problem -> console().say("warning: " + problem));
    return exit;
  }
}
