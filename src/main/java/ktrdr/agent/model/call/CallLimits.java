package ktrdr.agent.model.call;

import java.time.Duration;
import ktrdr.agent.model.ModelSettings;

/**
 * How long a call may take.
 *
 * @param maxAttempts at least 1
 * @param connect longest time to make a connection
 * @param idle longest time without a byte
 * @param total longest time for all attempts and the waits between them, body included
 * @param firstPause wait before the second attempt when the provider names none; it doubles
 */
record CallLimits(
    int maxAttempts, Duration connect, Duration idle, Duration total, Duration firstPause) {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  static CallLimits of(ModelSettings settings) {
    return new CallLimits(settings.maxAttempts(), CONNECT, IDLE, settings.timeout(), FIRST_PAUSE);
  }
}
