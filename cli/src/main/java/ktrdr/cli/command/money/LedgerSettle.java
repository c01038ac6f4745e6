package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import ktrdr.cli.client.Fields;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Dollars;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.output.Answer;
import ktrdr.cli.output.table.LedgerTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr agent ledger settle}: says what a call cost. */
@Command(
    name = "settle",
    description = {
      "Say what a call cost whose provider did not, or that an odd bill was looked at.",
      "What the call held is free again; without --cost, its booked cost counts."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent ledger settle 7 --cost 0.0123 --reason \"the provider's bill\"",
      "  ktrdr agent ledger settle 8 --reason \"the new field is free of charge\""
    })
public final class LedgerSettle extends Subcommand {
  @Parameters(
      paramLabel = "CALL",
      description = "The call's id, as `ktrdr agent ledger --waiting` shows it.")
  String id;

  @Option(
      names = "--cost",
      paramLabel = "COST",
      converter = Dollars.class,
      description = "What it cost, in US dollars.")
  BigDecimal cost;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      required = true,
      description = "How you know; it is kept with the call.")
  String reason;

  public LedgerSettle(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    JsonObject body = new Body().with("cost_usd", cost).with("reason", reason).json();
    JsonObject answer = context().server().money().settle(id, body);
    Fields entry = new Fields(answer).object("entry");
    return show(Answer.one(answer, entry).shownAs(width -> List.of(LedgerTable.line(entry))));
  }
}
