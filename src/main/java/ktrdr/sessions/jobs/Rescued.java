package ktrdr.sessions.jobs;

/** A tree that nobody worked on was taken over or ended. */
public record Rescued(How how) {

  /** What became of it. */
  public enum How {
    /** Its server died, and it goes on here. */
    RECOVERED,
    /** Its server died, and it was ended. */
    INTERRUPTED,
    /** Its job was gone. */
    SWEPT
  }
}
