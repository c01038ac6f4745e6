package ktrdr.system;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** No test leaves work behind for the next one, and none meets an engine that was never used. */
public final class LeavesIdle implements BeforeAllCallback, AfterEachCallback {

  private static boolean warm;

  /** The first session of a server loads the natives, which takes some seconds. */
  @Override
  public void beforeAll(ExtensionContext context) {
    SharedServer.running();
    if (!warm) {
      Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200)).awaitEnd();
      warm = true;
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Agent.shared().makeIdle();
  }
}
