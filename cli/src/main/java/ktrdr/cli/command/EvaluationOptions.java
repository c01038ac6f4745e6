package ktrdr.cli.command;

import jakarta.json.JsonObject;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options for the bars on which a strategy is tested. */
public final class EvaluationOptions {
  @Option(
      names = "--evaluation",
      paramLabel = "walk_forward|holdout",
      description =
          "Test fold after fold, each after a training on the bars before it, or once, on the last"
              + " bars.")
  Mode mode;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "How many folds a walk forward has, 2 to 20.")
  Integer folds;

  /** On which bars a strategy is tested. */
  enum Mode {
    WALK_FORWARD,
    HOLDOUT
  }

  /** Adds what the user gave to the body of a request. */
  public Body to(Body body) {
    JsonObject asked =
        new Body()
            .with("mode", mode == null ? null : mode.name().toLowerCase(Locale.ROOT))
            .with("folds", folds)
            .json();
    return body.with("evaluation", asked.isEmpty() ? null : asked);
  }
}
