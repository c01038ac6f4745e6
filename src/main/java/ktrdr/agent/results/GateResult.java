package ktrdr.agent.results;

/**
 * The result of a gate.
 *
 * @param passed true when the result meets every threshold
 * @param reason stable text: {@code passed}, or the first failure
 * @param bypassed true when a failed gate does not decide the outcome of the session
 */
public record GateResult(boolean passed, String reason, boolean bypassed) {
  public static final GateResult PASSED = new GateResult(true, "passed", false);

  /** No gate was checked. */
  public static final GateResult NOT_CHECKED = failed("not_checked");

  /** A failed gate with this reason. */
  public static GateResult failed(String reason) {
    return new GateResult(false, reason, false);
  }

  /** Whether it decides the outcome of the session, because it failed and was not bypassed. */
  public boolean stops() {
    return !passed && !bypassed;
  }

  /** This result in a session that bypasses gates. */
  public GateResult bypass() {
    return new GateResult(passed, reason, true);
  }
}
