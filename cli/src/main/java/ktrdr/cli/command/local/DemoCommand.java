package ktrdr.cli.command.local;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.Subcommand;
import ktrdr.cli.command.agent.Started;
import ktrdr.cli.command.follow.Run;
import ktrdr.cli.doctor.CheckedStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktrdr demo}: runs one session, from starting the server to the report. */
@Command(
    name = "demo",
    description =
        "Start the server if needed, research one strategy on real S&P 500 bars and show the report.",
    footer = {"", "Examples:", "  ktrdr demo", "  ktrdr demo --seed 2"})
public final class DemoCommand extends Subcommand {
  // So that the report shows them, whatever the verdict.
  private static final int SURROGATES = 19;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Random seed; the same seed gives the same numbers (default: ${DEFAULT-VALUE}).")
  long seed;

  public DemoCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (!context().serverIsNamed()) {
      CheckedStart.of(context().environment(), console());
    }
    Started started = new Started(context().server().agent().trigger(null, null, body()));
    console().say("session " + started.session() + ": builtin agent, SPX 1d, seed " + seed);
    int exit = new Run(context(), started.operation()).follow();
    epilogue(started);
    return exit;
  }

  private JsonObject body() {
    return Json.createObjectBuilder()
        .add("model", "builtin")
        .add("symbol", "SPX")
        .add("timeframe", "1d")
        .add("seed", seed)
        .add("surrogates", SURROGATES)
        .build();
  }

  private void epilogue(Started started) {
    console().say("");
    if (!context().serverIsNamed()) {
      console()
          .say(
              "The server is left running at "
                  + context().uri()
                  + "/ ; stop it with: ktrdr server stop");
    }
    console().say("Try next:");
    console().say("  ktrdr operations tree " + started.operation());
    console().say("  ktrdr agent session " + started.session() + " -o json");
    console().say("  ktrdr research \"mean reversion on SPX\" --seed " + (seed + 1) + " -f");
  }
}
