package ktrdr.training.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights as bytes: 32-bit floats, little-endian, nothing else. Layer after layer; in each layer
 * the weights of the first output, of the second and so on, then the biases.
 */
public final class WeightsFile {
  private WeightsFile() {}

  public static byte[] bytes(float[] weights) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(weights.length, Float.BYTES));
    bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(weights);
    return bytes.array();
  }

  /** The weights of several networks, one after the other. */
  public static byte[] bytes(List<float[]> networks) {
    int length = networks.stream().mapToInt(weights -> weights.length).reduce(0, Math::addExact);
    float[] all = new float[length];
    int at = 0;
    for (float[] weights : networks) {
      System.arraycopy(weights, 0, all, at, weights.length);
      at += weights.length;
    }
    return bytes(all);
  }

  /**
   * What {@link #bytes(List)} wrote.
   *
   * @param count number of networks, which divides the weights evenly
   */
  public static List<float[]> networks(byte[] bytes, int count) {
    float[] all = weights(bytes);
    int length = all.length / count;
    return IntStream.range(0, count)
        .mapToObj(n -> Arrays.copyOfRange(all, n * length, (n + 1) * length))
        .toList();
  }

  public static float[] weights(byte[] bytes) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] weights = new float[floats.remaining()];
    floats.get(weights);
    return weights;
  }
}
