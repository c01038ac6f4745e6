package ktrdr.sessions.doctor;

import java.util.Comparator;
import java.util.List;

/** The variables that a server, its launcher or its command line reads. */
final class Settings {
  static final List<String> KNOWN =
      List.of(
          "KTRDR_HOME",
          "KTRDR_INSTALL",
          "KTRDR_HTTP_PORT",
          "KTRDR_HTTPS_PORT",
          "KTRDR_SERVER",
          "KTRDR_TOKEN",
          "KTRDR_DATABASE",
          "KTRDR_DATABASE_URL",
          "KTRDR_DATABASE_USER",
          "KTRDR_DATABASE_PASSWORD",
          "KTRDR_SESSIONS_MAX_ACTIVE",
          "KTRDR_OPERATIONS_MAX_ACTIVE",
          "KTRDR_CANCEL_GRACE",
          "KTRDR_RECOVERY",
          "KTRDR_TIMEOUT_QUEUE",
          "KTRDR_TIMEOUT_STEP",
          "KTRDR_TIMEOUT_SESSION",
          "KTRDR_CHECKPOINT_EVERY",
          "KTRDR_RETENTION_COMPLETED_AGE",
          "KTRDR_RETENTION_COMPLETED_COUNT",
          "KTRDR_RETENTION_FAILED_AGE",
          "KTRDR_RETENTION_FAILED_COUNT",
          "KTRDR_RETENTION_CANCELLED_AGE",
          "KTRDR_RETENTION_CANCELLED_COUNT",
          "KTRDR_EVENTS_STREAMS",
          "KTRDR_EVENTS_PING");

  private Settings() {}

  /**
   * Suggests the known name with the longest common beginning: {@code "; did you mean
   * KTRDR_RECOVERY?"}.
   */
  static String hint(String unknown) {
    return KNOWN.stream()
        .max(Comparator.comparingInt(name -> common(name, unknown)))
        .filter(name -> common(name, unknown) > "KTRDR_".length())
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  private static int common(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }
}
