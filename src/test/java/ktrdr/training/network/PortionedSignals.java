package ktrdr.training.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ktrdr.strategy.Signals;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.features.FeatureMatrix;
import ktrdr.strategy.features.Features;
import ktrdr.training.LeavingWatch;
import ktrdr.training.ResumedElsewhere;
import ktrdr.training.Trainings;
import ktrdr.training.bundle.TrainedModel;
import ktrdr.work.CheckpointFile;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;
import ktrdr.work.WorkCancelled;

/** What a model answers when its rows come in portions; here, or with another machine's kernels. */
final class PortionedSignals {
  private PortionedSignals() {}

  /** A hash of the bits of all signals, decided so many rows at once. */
  static String of(TrainedModel model, int portion) {
    Inference inference =
        new Inference(model.strategy().learning().network(), model.networks(), portion);
    Decisions decisions = new Decisions(Trainings.BARS.size(), 14, 0.3);
    inference.run(matrix(model), decisions, KeptSignals.none(), ProgressMonitor.unwatched());
    Signals signals = decisions.signals();
    StringBuilder bits = new StringBuilder();
    for (int bar = 0; bar < Trainings.BARS.size(); bar++) {
      bits.append(signals.direction(bar)).append(' ').append(signals.confidence(bar)).append('\n');
    }
    return Sha256.of(bits.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The probabilities of these rows of one block, asked at once. */
  static float[] answers(TrainedModel model, int first, int after) {
    Strategy.Network shape = model.strategy().learning().network();
    FeatureMatrix matrix = matrix(model);
    Supplier<float[]> asking =
        () ->
            Inference.of(shape, model.networks())
                .probabilities(
                    new Network(matrix.columns(), shape, model.networks().get(0)),
                    matrix,
                    first,
                    after);
    return Libtorch.withoutGradients(asking);
  }

  private static FeatureMatrix matrix(TrainedModel model) {
    return Features.compute(model.strategy(), Trainings.BARS, ProgressMonitor.unwatched());
  }

  /** Compares in a Java process of its own, in whose environment these variables are set. */
  static String comparedElsewhere(Path directory, Map<String, String> kernels)
      throws IOException, InterruptedException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PortionedSignals.class.getName(),
            directory.resolve("elsewhere.bin").toString());
    java.environment().putAll(kernels);
    Process process = java.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("the other process ended badly: " + said);
    }
    return said.strip();
  }

  public static void main(String[] args) {
    Libtorch.ready();
    TrainedModel model = SignalsResumeTest.untrained(64, 5);
    if (!of(model, 333).equals(of(model, 512))) {
      System.out.println("signals differ by the portions that their rows come in");
    } else if (!resumed(Path.of(args[0]))
        .equals(ResumedElsewhere.told(Trainings.train(strategy(), 7)))) {
      System.out.println("a resumed training differs from one that was not left");
    } else {
      System.out.println("the same");
    }
  }

  private static String resumed(Path file) {
    try (CheckpointFile checkpoint = checkpoint(file)) {
      Trainings.train(strategy(), 7, LeavingWatch.in(4), checkpoint);
      throw new IllegalStateException("it was not left");
    } catch (WorkCancelled left) {
      try (CheckpointFile checkpoint = checkpoint(file)) {
        return ResumedElsewhere.told(
            Trainings.train(strategy(), 7, LeavingWatch.never(), checkpoint));
      }
    }
  }

  private static CheckpointFile checkpoint(Path file) {
    return new CheckpointFile(file, 1, System.err::println, () -> true);
  }

  private static Strategy strategy() {
    return Trainings.strategy(6);
  }
}
