package ktrdr.cli.command.agent;

import ktrdr.cli.command.Body;
import ktrdr.cli.command.StrategyFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options for starting a session. Only what the user gave is sent, because the server knows the
 * defaults.
 */
public final class StartOptions {
  @Option(
      names = {"-s", "--strategy"},
      paramLabel = "STRATEGY",
      converter = StrategyFile.class,
      description = "A strategy, a document (YAML or JSON) or the name of one; skips the design.")
  String strategy;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description =
          "The model that designs and assesses: builtin, random, or see ktrdr agent models.")
  String model;

  @Option(
      names = "--design-model",
      paramLabel = "MODEL",
      description = "The model that designs, if it is another.")
  String designModel;

  @Option(
      names = "--assess-model",
      paramLabel = "MODEL",
      description = "The model that explains the verdict, if it is another.")
  String assessModel;

  @Mixin ResearchOptions research = new ResearchOptions();

  /** Builds the body of a trigger. */
  public Body body(String brief) {
    return research.to(
        new Body()
            .with("brief", brief)
            .with("model", model)
            .with("design_model", designModel)
            .with("assess_model", assessModel)
            .with("strategy", strategy));
  }
}
