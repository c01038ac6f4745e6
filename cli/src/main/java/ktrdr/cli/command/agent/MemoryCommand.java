package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.Table;
import picocli.CommandLine.Option;

/** A command that lists what sessions remember, newest first. */
abstract class MemoryCommand extends Subcommand {
  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 1000 (default: 50).")
  protected int limit = 50;

  protected MemoryCommand(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  /**
   * Shows the rows of an answer.
   *
   * @param name of the member that has the rows
   * @param none what to say when there are none
   * @param columns the members that a CSV begins with
   */
  protected int list(
      JsonObject answer,
      String name,
      String none,
      List<String> columns,
      Function<List<Fields>, Table> table) {
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects(name);
    if (rows.isEmpty() && format().isForPeople()) {
      console().say(none);
      return Exit.OK;
    }
    show(
        Answer.several(answer, rows)
            .named("id")
            .columns(columns)
            .shownAs(width -> table.apply(rows).lines(width)));
    if (format().isForPeople()) {
      fields.text("next_page_token").ifPresent(more -> console().say("there are more; see -l"));
    }
    return Exit.OK;
  }
}
