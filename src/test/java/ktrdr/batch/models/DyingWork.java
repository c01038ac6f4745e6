package ktrdr.batch.models;

/** Work whose server dies at one of its writes. */
final class DyingWork extends CancellableWork {
  private final int last;
  private final boolean written;
  private int writes;

  /** The end of the server: nobody catches it. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Work that ends so.
   *
   * @param last at which write, counted from 1; 0 for never
   * @param written whether that write was committed
   */
  DyingWork(int last, boolean written) {
    this.last = last;
    this.written = written;
  }

  int writes() {
    return writes;
  }

  @Override
  public void keep(Runnable write) {
    boolean dies = ++writes == last;
    if (!dies || written) {
      write.run();
    }
    if (dies) {
      throw new Died();
    }
  }
}
