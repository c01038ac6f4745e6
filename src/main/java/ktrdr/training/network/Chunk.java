package ktrdr.training.network;

/**
 * How many rows go through a network between two checks for a cancel.
 *
 * <p>Depends on the network alone. Rounding in matrix kernels depends on the number of rows, so a
 * model must always be run with one block size.
 */
final class Chunk {
  // A core needs 15 to 40 ms for that.
  private static final long MULTIPLICATIONS = 600_000_000;
  private static final int FEWEST = 16;

  private Chunk() {}

  /**
   * Halves {@code most} until a chunk is little enough work; never returns fewer than 16 rows.
   *
   * @param most a power of two
   * @param perRow multiplications per row
   */
  static int rows(int most, long perRow) {
    int rows = most;
    while (rows > FEWEST && rows * perRow > MULTIPLICATIONS) {
      rows /= 2;
    }
    return rows;
  }
}
