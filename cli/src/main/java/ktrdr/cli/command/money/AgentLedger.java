package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Exit;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.Format;
import ktrdr.cli.output.table.LedgerTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent ledger}: lists calls of language models and their money. */
@Command(
    name = "ledger",
    description = "List the calls of language models and what each cost, newest first.",
    footer = {
      "",
      "Examples:",
      "  ktrdr agent ledger",
      "  ktrdr agent ledger --session 12",
      "  ktrdr agent ledger --waiting",
      "  ktrdr agent ledger settle 7 --cost 0.0123 --reason \"the provider's bill\""
    })
public final class AgentLedger extends Subcommand {
  @Option(names = "--session", paramLabel = "SESSION", description = "Only calls of this session.")
  String session;

  @Option(names = "--waiting", description = "Only calls that wait for a person's word.")
  boolean waiting;

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "N",
      description = "Show at most N, 1 to 1000 (default: 50).")
  int limit = 50;

  public AgentLedger(Context context) {
    super(context);
  }

  @Override
  protected Set<Format> formats() {
    return EnumSet.allOf(Format.class);
  }

  @Override
  protected int run() {
    JsonObject answer =
        context().server().money().ledger(session, waiting ? Boolean.TRUE : null, limit);
    Fields fields = new Fields(answer);
    List<Fields> rows = fields.objects("entries");
    if (rows.isEmpty() && format().isForPeople()) {
      console().say(waiting ? "no call waits for a person" : "no calls of language models");
      return Exit.OK;
    }
    show(
        Answer.several(answer, rows)
            .named("id")
            .columns(LedgerTable.MEMBERS)
            .shownOn(page -> LedgerTable.of(rows, page.times()).lines(page.width())));
    if (format().isForPeople()) {
      fields.text("next_page_token").ifPresent(more -> console().say("there are more; see -l"));
    }
    return Exit.OK;
  }
}
