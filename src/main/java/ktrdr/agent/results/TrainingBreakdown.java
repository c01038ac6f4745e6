package ktrdr.agent.results;

import java.util.List;
import java.util.Optional;
import ktrdr.training.Baseline;
import ktrdr.training.Score;
import ktrdr.training.fits.History;
import ktrdr.training.fits.NetworkRun;
import ktrdr.training.trainer.TrainingDetails;

/**
 * What a training found beside its model. Results of earlier ktrdr versions lack it.
 *
 * @param networks of the model, if there are several
 * @param baselines scored on the rows that score the model
 * @param walkForward what the folds gave; empty for a holdout
 * @param designWindow what the gates read; empty if there were none
 */
public record TrainingBreakdown(
    List<Network> networks,
    List<Baseline> baselines,
    Optional<WalkForwardResult> walkForward,
    Optional<DesignWindowResult> designWindow) {
  /** Nothing is known. */
  public static final TrainingBreakdown NONE =
      new TrainingBreakdown(List.of(), List.of(), Optional.empty());

  public TrainingBreakdown {
    networks = List.copyOf(networks);
    baselines = List.copyOf(baselines);
  }

  /** Without a design window, as in results of earlier versions. */
  public TrainingBreakdown(
      List<Network> networks, List<Baseline> baselines, Optional<WalkForwardResult> walkForward) {
    this(networks, baselines, walkForward, Optional.empty());
  }

  /** This, and what the gates read. */
  TrainingBreakdown with(DesignWindowResult window) {
    return new TrainingBreakdown(networks, baselines, walkForward, Optional.of(window));
  }

  /**
   * One of several networks.
   *
   * @param seed of all random numbers in its fit
   * @param epochs that it was fitted for
   * @param bestEpoch the one whose weights were kept, counted from 1
   * @param validation its own score on the validation rows
   * @param weightsSha256 hash of its weights, in hex
   */
  public record Network(
      long seed, int epochs, int bestEpoch, Score validation, String weightsSha256) {
    static Network of(NetworkRun run) {
      History history = run.history();
      return new Network(
          run.seed(),
          history.epochs().size(),
          history.best().epoch(),
          history.best().validation(),
          run.weightsSha256());
    }
  }

  static TrainingBreakdown of(TrainingDetails details, Optional<WalkForwardResult> walk) {
    List<NetworkRun> several = details.networks().size() > 1 ? details.networks() : List.of();
    return new TrainingBreakdown(
        several.stream().map(Network::of).toList(), details.baselines(), walk);
  }
}
