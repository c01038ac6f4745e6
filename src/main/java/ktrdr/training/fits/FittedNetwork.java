package ktrdr.training.fits;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import ktrdr.work.DurableFile;

/**
 * The result of a fit, as a file that never changes again.
 *
 * @param weights of the best epoch, in the order of {@code Network.weights}
 */
public record FittedNetwork(float[] weights, History history) implements DurableFile.Content {

  @Override
  public void to(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(history.planned());
    TrainingState.write(history.epochs(), data);
    TrainingState.write(weights, data);
    data.flush();
  }

  /**
   * Reads a fit from its bytes.
   *
   * @throws IOException if they are not one
   */
  public static FittedNetwork of(byte[] bytes) throws IOException {
    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
    int planned = data.readInt();
    History history = new History(TrainingState.epochs(data), planned);
    return new FittedNetwork(TrainingState.floats(data), history);
  }
}
