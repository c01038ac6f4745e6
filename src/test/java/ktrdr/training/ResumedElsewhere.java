package ktrdr.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ktrdr.strategy.Strategy;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.CheckpointFile;

/** Takes up a training in a Java process of its own, which knows nothing but the checkpoint. */
public final class ResumedElsewhere {
  private ResumedElsewhere() {}

  /** What {@link #told} says of the training that another process went on with. */
  public static String told(Path checkpoint, String optimizer)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ResumedElsewhere.class.getName(),
                checkpoint.toString(),
                optimizer)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("the other process ended badly: " + said);
    }
    return said.strip();
  }

  /** All that a training found, but times. */
  public static String told(TrainingRun result) {
    return String.join(
        "\n",
        List.of(result.test(), result.split(), result.rows()).toString(),
        result.model().weightsSha256(),
        result.model().dataSha256(),
        result.history().toString());
  }

  public static void main(String[] args) {
    Strategy strategy = Trainings.stopping(args[1]);
    try (CheckpointFile checkpoint =
        new CheckpointFile(Path.of(args[0]), 1_000, System.err::println, () -> true)) {
      TrainingRun result = Trainings.train(strategy, 7, LeavingWatch.never(), checkpoint);
      System.out.println("resumed after " + result.resumedAfter() + "\n" + told(result));
    }
  }
}
