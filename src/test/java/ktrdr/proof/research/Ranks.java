package ktrdr.proof.research;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.Design;
import ktrdr.agent.design.RecordingDesigner;
import ktrdr.agent.results.Candidate;
import ktrdr.strategy.Strategy;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Whether the score of a design tells which of its candidates is better out of sample.
 *
 * @param session that designed them
 */
record Ranks(WholeSession session, RecordingDesigner designer) {

  /**
   * Spearman's correlation between the candidates' scores in the design window and the Sharpe
   * ratios of their walk forwards. One that never trades has a ratio of 0.
   */
  double correlation(Design design) throws IOException {
    List<Double> scores = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (Candidate candidate : design.candidates()) {
      Optional<Strategy> strategy = designer.strategy(candidate);
      if (strategy.isPresent() && candidate.score().isPresent()) {
        double sharpe = session.walked(strategy.get()).sharpe();
        scores.add(candidate.score().get().rank());
        later.add(Double.isNaN(sharpe) ? 0 : sharpe);
      }
    }
    return new SpearmansCorrelation().correlation(array(scores), array(later));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
