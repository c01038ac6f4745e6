package ktrdr.training.fits;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ktrdr.training.EpochMetrics;
import ktrdr.training.Score;
import ktrdr.training.network.Optimizer;
import ktrdr.training.network.WeightsFile;
import ktrdr.work.DurableFile;

/**
 * All that a training needs to continue after an epoch. Random numbers are seeded anew in each
 * epoch, and patience follows from the epochs, so neither is part of it.
 *
 * @param epochs that are done, at least one
 * @param weights after the last of them
 * @param best weights of the epoch with the lowest validation loss
 */
public record TrainingState(
    List<EpochMetrics> epochs, float[] weights, float[] best, Optimizer.Memory optimizer)
    implements DurableFile.Content {

  public TrainingState {
    epochs = List.copyOf(epochs);
  }

  @Override
  public void to(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    write(epochs, data);
    write(weights, data);
    write(best, data);
    data.writeLong(optimizer.steps());
    write(optimizer.moments(), data);
    data.flush();
  }

  /** Reads a state from its bytes. */
  static TrainingState of(byte[] bytes) {
    try {
      DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
      List<EpochMetrics> epochs = epochs(data);
      float[] weights = floats(data);
      float[] best = floats(data);
      return new TrainingState(
          epochs, weights, best, new Optimizer.Memory(data.readLong(), floats(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(List<EpochMetrics> epochs, DataOutputStream data) throws IOException {
    data.writeInt(epochs.size());
    for (EpochMetrics epoch : epochs) {
      write(epoch, data);
    }
  }

  static List<EpochMetrics> epochs(DataInputStream data) throws IOException {
    int count = data.readInt();
    List<EpochMetrics> epochs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      epochs.add(epoch(data));
    }
    return epochs;
  }

  private static void write(EpochMetrics epoch, DataOutputStream data) throws IOException {
    data.writeInt(epoch.epoch());
    for (Score score : List.of(epoch.train(), epoch.validation())) {
      data.writeDouble(score.loss());
      data.writeDouble(score.accuracy());
    }
    data.writeDouble(epoch.learningRate());
    data.writeDouble(epoch.seconds());
    data.writeLong(epoch.timestamp().getEpochSecond());
    data.writeInt(epoch.timestamp().getNano());
  }

  private static EpochMetrics epoch(DataInputStream data) throws IOException {
    return new EpochMetrics(
        data.readInt(),
        new Score(data.readDouble(), data.readDouble()),
        new Score(data.readDouble(), data.readDouble()),
        data.readDouble(),
        data.readDouble(),
        Instant.ofEpochSecond(data.readLong(), data.readInt()));
  }

  static void write(float[] numbers, DataOutputStream data) throws IOException {
    data.writeInt(numbers.length);
    data.write(WeightsFile.bytes(numbers));
  }

  static float[] floats(DataInputStream data) throws IOException {
    int bytes = data.readInt() * Float.BYTES;
    byte[] numbers = data.readNBytes(bytes);
    if (numbers.length < bytes) {
      throw new EOFException(numbers.length + " bytes of weights, not " + bytes);
    }
    return WeightsFile.weights(numbers);
  }
}
