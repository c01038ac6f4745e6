package ktrdr.cli.command.sweep;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import ktrdr.cli.command.Body;
import ktrdr.cli.command.Context;
import ktrdr.cli.command.EvaluationOptions;
import ktrdr.cli.command.KeyOption;
import ktrdr.cli.command.StrategyFile;
import ktrdr.cli.command.follow.StartCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ktrdr sweep}: runs a strategy with each combination of some settings. */
@Command(
    name = "sweep",
    description = {
      "Run your own strategy with each combination of some settings, and rank the runs.",
      "Each run is a session: it waits for a slot, and counts as a trial. The design window alone",
      "decides the rank. What later bars gave stands beside it, with a deflated Sharpe ratio (DSR)",
      "that pays for all runs: the best of many is often luck.",
      "At most 200 runs. It is followed to its end; Ctrl-C cancels all its runs."
    },
    footer = {
      "",
      "Examples:",
      "  ktrdr sweep strategy.yaml --set training.epochs=20,40",
      "  ktrdr sweep strategy.yaml --set training.epochs=20,40 --set decisions.confidence_threshold=0.4,0.5",
      "  ktrdr sweep strategy.yaml --set training.epochs=20,40 --seeds 1..3 --evaluation holdout",
      "  ktrdr sweep strategy.yaml --set training.epochs=20,40 --detach"
    })
public final class SweepCommand extends StartCommand {
  @Parameters(
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy document (YAML or JSON); - reads it from stdin.")
  String strategy;

  @Option(
      names = "--set",
      paramLabel = "KEY=A,B",
      converter = Setting.class,
      description =
          "A place in the document, with dots, and its values; several times for several.")
  List<Setting.Values> settings;

  @Option(
      names = "--symbol",
      paramLabel = "SYMBOL",
      description = "Replaces the strategy's symbol.")
  String symbol;

  @Option(
      names = "--timeframe",
      paramLabel = "TIMEFRAME",
      description = "Replaces the strategy's timeframe.")
  String timeframe;

  @Option(names = "--seed", paramLabel = "N", description = "Random seed of all runs (default: 1).")
  Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "SEEDS",
      converter = Seeds.class,
      description = "Run each combination with each of these seeds: 1..10 or 1,5,9.")
  Seeds.Several seeds;

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "How many bootstrap resamples each assessment draws.")
  Integer resamples;

  @Option(
      names = "--surrogates",
      paramLabel = "N",
      description = "How many series of permuted bars each run is also tested on; 0 means none.")
  Integer surrogates;

  @Mixin EvaluationOptions evaluation = new EvaluationOptions();

  @Option(
      names = "--bypass-gates",
      description = "A failed gate is recorded but does not decide the outcome.")
  boolean bypassGates;

  @Mixin KeyOption once = new KeyOption();

  @Option(names = "--detach", description = "Start it and print its id instead of following it.")
  boolean detach;

  public SweepCommand(Context context) {
    super(context);
  }

  @Override
  protected int run() {
    if (settings == null && seeds == null) {
      throw usage("name what to change: --set training.epochs=20,40, or --seeds 1..10");
    }
    JsonObject answer = context().server().sweeps().start(once.key, body());
    return new StartedSweep(this, answer).go(detach, this::show);
  }

  private JsonObject body() {
    return evaluation
        .to(new Body().with("strategy", strategy))
        .with("settings", places())
        .with("seed", seed)
        .with("seeds", seeds == null ? null : seeds.json())
        .with("resamples", resamples)
        .with("surrogates", surrogates)
        .with("bypass_gates", bypassGates)
        .json();
  }

  private JsonObject places() {
    JsonObjectBuilder places = Json.createObjectBuilder();
    only("training_data.symbols.symbol", symbol, places);
    only("training_data.timeframes.timeframe", timeframe, places);
    for (Setting.Values setting : settings == null ? List.<Setting.Values>of() : settings) {
      places.add(setting.path(), setting.values());
    }
    JsonObject all = places.build();
    return all.isEmpty() ? null : all;
  }

  private static void only(String path, String value, JsonObjectBuilder places) {
    if (value != null) {
      places.add(path, Json.createArrayBuilder().add(value));
    }
  }
}
