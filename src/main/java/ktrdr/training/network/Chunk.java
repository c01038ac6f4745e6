package ktrdr.training.network;

/**
 * How many rows go through a network between two looks at a cancel.
 *
 * <p>A function of the network alone: matrix kernels round by the number of rows, so the same model
 * must always be asked in blocks of one size.
 */
final class Chunk {
  // a core does that in 15 to 40 ms
  private static final long MULTIPLICATIONS = 600_000_000;
  private static final int FEWEST = 16;

  private Chunk() {}

  /**
   * Half of the most, or half of that and so on, until a chunk is little work.
   *
   * @param most a power of two
   * @param perRow multiplications that a row costs
   */
  static int rows(int most, long perRow) {
    int rows = most;
    while (rows > FEWEST && rows * perRow > MULTIPLICATIONS) {
      rows /= 2;
    }
    return rows;
  }
}
