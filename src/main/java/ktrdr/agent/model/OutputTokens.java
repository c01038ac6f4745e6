package ktrdr.agent.model;

/**
 * How many tokens a reply may have.
 *
 * @param most at least 1
 * @param least at least 1, at most the most: a call that is paid for fewer is not sent
 */
public record OutputTokens(int most, int least) {
  /** An answer that is cut before it has said anything costs money, too. */
  public static final int USUAL_LEAST = 4_096;

  public OutputTokens {
    if (least < 1 || least > most) {
      throw new IllegalArgumentException(least + " to " + most + " output tokens");
    }
  }

  /** Up to so many, and the usual least or all of them. */
  public static OutputTokens upTo(int most) {
    return new OutputTokens(most, Math.min(most, USUAL_LEAST));
  }
}
