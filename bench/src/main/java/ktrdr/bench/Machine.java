package ktrdr.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What it was measured on: numbers say nothing without it. */
final class Machine {
  private Machine() {}

  /** {@code 2026-11-30T02:10:00Z, 2 processors, Java 17.0.17}. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS)
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " processors, Java "
        + System.getProperty("java.version");
  }

  /** How many processes wanted a processor in the last minute, ours among them. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
