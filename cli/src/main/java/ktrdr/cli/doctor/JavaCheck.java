package ktrdr.cli.doctor;

/** Checks the Java version that runs this CLI and would run the server. */
final class JavaCheck {
  private static final String NAME = "java";
  private static final int OLDEST = 17;

  private JavaCheck() {}

  static Check of(Runtime.Version version, String home) {
    return version.feature() >= OLDEST
        ? Check.ok(NAME, version + " in " + home)
        : Check.fail(
            NAME,
            version + " in " + home + " is too old",
            "install a JDK, " + OLDEST + " or newer, and name it by JAVA_HOME");
  }
}
