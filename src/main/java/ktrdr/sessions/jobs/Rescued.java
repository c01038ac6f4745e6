package ktrdr.sessions.jobs;

/** A tree that nothing worked on was taken over or ended. */
public record Rescued(How how) {

  /** What happened to the tree. */
  public enum How {
    /** Its server died; it continues here. */
    RECOVERED,
    /** Its server died; it was ended. */
    INTERRUPTED,
    /** Its job was gone. */
    SWEPT
  }
}
