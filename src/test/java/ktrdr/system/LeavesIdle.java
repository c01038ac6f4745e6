package ktrdr.system;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** No test leaves work behind for the next one, and none meets an engine that was never used. */
public final class LeavesIdle implements BeforeAllCallback, AfterEachCallback {

  /** The first session of a new home unpacks the natives, which takes some seconds. */
  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(LeavesIdle.class))
        .computeIfAbsent(
            "warm",
            key -> Agent.shared().start(Triggers.given(Triggers.smallStrategy(), 200)).awaitEnd());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Agent.shared().makeIdle();
  }
}
