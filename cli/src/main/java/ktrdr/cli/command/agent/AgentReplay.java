package ktrdr.cli.command.agent;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import ktrdr.cli.client.api.AgentApi;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr agent replay}: runs a session again from its recorded turns, or forks it. */
@Command(
    name = "replay",
    description = {
      "Run a session again from its recorded turns; no model is called, and nothing is spent.",
      "With -f it exits 0 if the session found the same, else 1.",
      "With --from and --model, a model assesses the results of the session anew instead."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr agent replay 12 -f",
      "  ktrdr agent replay 12 --from assessment --model gpt-6-sol --budget 0.10 -f"
    })
public final class AgentReplay extends RepeatCommand {

  /** Where a fork begins. */
  enum Phase {
    ASSESSMENT
  }

  @Option(
      names = "--from",
      paramLabel = "assessment",
      description = "Keep what the session found, and do this phase anew.")
  Phase from;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "The model that does it; ktrdr agent models lists them.")
  String model;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "What it may cost at most, in US dollars.")
  BigDecimal budget;

  public AgentReplay(Context context) {
    super(context);
  }

  @Override
  JsonObject start() {
    AgentApi agent = context().server().agent();
    Body body = new Body().with("queue", queue);
    if (from == null && (model != null || budget != null)) {
      throw usage("a replay calls no model; to assess anew, add --from assessment");
    }
    if (from == null) {
      return agent.replay(id, once.key, body.json());
    }
    if (model == null) {
      throw usage("--from needs a model: --model MODEL");
    }
    body.with("from", "assessment").with("assess_model", model).with("budget_usd", budget);
    return agent.fork(id, once.key, body.json());
  }
}
