package ktrdr.agent;

/**
 * What a gate said.
 *
 * @param passed whether every threshold was reached
 * @param reason stable text: {@code passed}, or what failed first
 * @param bypassed true when the session was told to go on whatever the gate says
 */
public record GateResult(boolean passed, String reason, boolean bypassed) {
  public static final GateResult PASSED = new GateResult(true, "passed", false);

  /** No gate looked. */
  public static final GateResult NOT_CHECKED = failed("not_checked");

  public static GateResult failed(String reason) {
    return new GateResult(false, reason, false);
  }

  /** Whether it ends what comes after: it failed and was not bypassed. */
  public boolean stops() {
    return !passed && !bypassed;
  }

  /** The same result in a session that goes on whatever it says. */
  public GateResult bypass() {
    return new GateResult(passed, reason, true);
  }
}
