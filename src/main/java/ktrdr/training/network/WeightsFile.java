package ktrdr.training.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

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

  public static float[] weights(byte[] bytes) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] weights = new float[floats.remaining()];
    floats.get(weights);
    return weights;
  }
}
