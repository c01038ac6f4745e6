package ktrdr.system;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** No test leaves work behind for the next one. */
public final class LeavesIdle implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    Agent.shared().makeIdle();
  }
}
