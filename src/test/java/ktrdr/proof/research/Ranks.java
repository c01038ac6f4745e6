package ktrdr.proof.research;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import ktrdr.agent.Design;
import ktrdr.agent.design.NoUsableDesign;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Whether the score of a design tells which of two designs is better out of sample. It is measured
 * on designs that were drawn independently: a session's own candidates are no such sample, because
 * half of them are small changes of the best three.
 *
 * @param session whose market is researched
 * @param draws how many designs are drawn
 */
record Ranks(WholeSession session, int draws) {
  /**
   * Spearman's correlation between the designs' scores in the design window and the Sharpe ratios
   * of their walk forwards, with as many networks as a session has. One that never trades has a
   * ratio of 0.
   */
  double correlation() throws IOException {
    List<Double> scores = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (int draw = 1; draw <= draws; draw++) {
      try {
        Design design = session.drawn(draw);
        double sharpe = session.walked(design.strategy()).sharpe();
        scores.add(design.candidates().get(0).score().orElseThrow().rank());
        later.add(Double.isNaN(sharpe) ? 0 : sharpe);
      } catch (NoUsableDesign untrainable) {
        // Then this draw is none.
      }
    }
    return new SpearmansCorrelation().correlation(array(scores), array(later));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
