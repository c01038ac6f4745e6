package ktrdr.batch.models;

import ktrdr.batch.WorkMonitor;
import ktrdr.fixture.CancelSwitch;
import ktrdr.work.CheckpointFile;
import ktrdr.work.CheckpointFolder;

/** Work of an operation that a test cancels; what it writes is written at once. */
class CancellableWork extends CancelSwitch implements WorkMonitor {
  @Override
  public CheckpointFile checkpoint(int every) {
    throw new AssertionError("a conversation has no checkpoint");
  }

  @Override
  public CheckpointFolder checkpoints() {
    throw new AssertionError("a conversation has no checkpoints");
  }

  @Override
  public void keep(Runnable write) {
    write.run();
  }

  @Override
  public void say(String what) {}

  @Override
  public void repeats(String sentence) {}
}
