package ktrdr.agent.trials;

import java.util.List;

/**
 * What one piece of work tried: strategies on the same bars.
 *
 * @param inSample true if a tested model was trained on any of the bars, or if nobody knows
 * @param looks one for each strategy
 */
public record Tried(
    Instrument instrument, TrialKind kind, boolean inSample, Window window, List<Look> looks) {

  public Tried {
    looks = List.copyOf(looks);
  }
}
