package ktrdr.cli.client.http;

import java.time.Duration;

/** How long a server may be silent before it counts as gone. */
public final class Patience {
  /** Longer than a cancel, which may wait up to 30 s for the work to stop. */
  public static final Duration USUAL = Duration.ofSeconds(40);

  private Patience() {}
}
