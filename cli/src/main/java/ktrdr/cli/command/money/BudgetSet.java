package ktrdr.cli.command.money;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent budget set}: sets limits. */
@Command(
    name = "set",
    description = {
      "Set what may be spent on language models, from now on, also after a restart.",
      "What is spent already counts: a limit below that stops every further call."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent budget set --daily 5 --reason \"a quiet week\"",
      "  ktrdr agent budget set --daily none --total 200 --reason \"the project's money\"",
      "  ktrdr agent budget set --session 12 --session-limit 2 --reason \"worth it\"",
      "  ktrdr agent budget set --comparison 4 --comparison-limit 5 --reason \"worth it\""
    })
public final class BudgetSet extends Subcommand {
  @Option(
      names = "--daily",
      paramLabel = "USD|none",
      converter = Limit.Reader.class,
      description = "US dollars for each day in UTC.")
  Limit daily;

  @Option(
      names = "--total",
      paramLabel = "USD|none",
      converter = Limit.Reader.class,
      description = "US dollars for all days together.")
  Limit total;

  @Option(names = "--session", paramLabel = "SESSION", description = "Whose --session-limit it is.")
  String session;

  @Option(
      names = "--session-limit",
      paramLabel = "USD|none",
      converter = Limit.Reader.class,
      description = "US dollars for the session that --session names.")
  Limit ofSession;

  @Option(
      names = "--comparison",
      paramLabel = "COMPARISON",
      description = "Whose --comparison-limit it is.")
  String comparison;

  @Option(
      names = "--comparison-limit",
      paramLabel = "USD|none",
      converter = Limit.Reader.class,
      description = "US dollars for all sessions of the comparison that --comparison names.")
  Limit ofComparison;

  @Option(
      names = {"-r", "--reason"},
      paramLabel = "REASON",
      required = true,
      description = "Why; it is kept with the limit.")
  String reason;

  public BudgetSet(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (daily == null && total == null && ofSession == null && ofComparison == null) {
      throw usage("say which limit: --daily, --total, --session-limit or --comparison-limit");
    }
    if ((ofSession == null) != (session == null)) {
      throw usage("--session and --session-limit belong together");
    }
    if ((ofComparison == null) != (comparison == null)) {
      throw usage("--comparison and --comparison-limit belong together");
    }
    return show(AgentBudget.answer(context().server().money().set(session, comparison, body())));
  }

  private JsonObject body() {
    return new Body()
        .with("daily_limit_usd", value(daily))
        .with("total_limit_usd", value(total))
        .with("session_limit_usd", value(ofSession))
        .with("comparison_limit_usd", value(ofComparison))
        .with("reason", reason)
        .json();
  }

  private static JsonValue value(Limit limit) {
    return limit == null ? null : limit.json();
  }
}
