package ktrdr.strategy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.BarSeries;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.work.ProgressMonitor;

/**
 * A strategy, as read from a valid document of version 3.0. Only {@code StrategyReader} makes one,
 * so every instance is valid. Maps and lists keep the order of the document.
 *
 * @param name identity, {@code [a-z0-9][a-z0-9_-]{0,63}}
 * @param indicators by the document's own ids
 */
public record Strategy(
    String name,
    Text text,
    Data data,
    Map<String, Indicator> indicators,
    List<FuzzySet> inputs,
    Learning learning,
    Trading trading) {

  /** Returns this strategy with other bars. */
  public Strategy on(Data other) {
    return new Strategy(name, text, other, indicators, inputs, learning, trading);
  }

  /** Returns this strategy, tested so. A holdout keeps the shares that its document names. */
  public Strategy with(Evaluation other) {
    return new Strategy(name, text, data, indicators, inputs, learning.with(other), trading);
  }

  /** Text for people; has no effect on any number. */
  public record Text(String description, String hypothesis) {}

  /**
   * Which bars are used.
   *
   * @param from first day, inclusive; empty for no bound
   * @param to last day, inclusive; empty for no bound
   * @param historyRequired bars dropped before the first row; never below the longest warm-up
   */
  public record Data(
      String symbol,
      Timeframe timeframe,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      int historyRequired) {

    /**
     * Loads the bars that the document asks for; none if the source has none in the range.
     *
     * @throws ktrdr.market.UnknownBars if the source does not know the symbol and time frame
     */
    public BarSeries bars(BarSource source) {
      return bars(source, ProgressMonitor.unwatched());
    }

    /** Like {@link #bars(BarSource)}, but cancellable. */
    public BarSeries bars(BarSource source, ProgressMonitor monitor) {
      return source.load(symbol, timeframe, monitor).between(from, to);
    }
  }

  /**
   * An indicator: its type (as in the catalogue) and its whole-number parameters, defaults filled
   * in.
   */
  public record Indicator(String type, Map<String, Double> parameters, PriceSource source) {}

  /** The price from which an indicator is computed. */
  public enum PriceSource {
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    VOLUME,
    HL2,
    HLC3,
    OHLC4
  }

  /**
   * A fuzzy set that is an input of the network: one feature for each membership.
   *
   * @param indicator id of the indicator
   * @param output one of the indicator's outputs; empty if it has only one
   * @param memberships by name, in order
   */
  public record FuzzySet(
      String id, String indicator, String output, Map<String, Membership> memberships) {}

  /**
   * How the network is built and trained.
   *
   * @param evaluation what the document says of it; empty if it says nothing
   * @param networks how many networks are trained, each with its own seed; their answers are
   *     averaged
   */
  public record Learning(
      Network network,
      Optimiser optimiser,
      Labels labels,
      Optional<Evaluation> evaluation,
      int networks) {

    /** The shares of a holdout: the document's, or those of a document that names none. */
    public Split holdout() {
      return evaluation
          .filter(Holdout.class::isInstance)
          .map(given -> ((Holdout) given).split())
          .orElse(Split.DEFAULT);
    }

    /** The walk forward that the document asks for; empty for a holdout. */
    public Optional<WalkForward> walkForward() {
      return evaluation.filter(WalkForward.class::isInstance).map(WalkForward.class::cast);
    }

    /** How many fits of a network the training consists of. */
    public int fits() {
      return networks * walkForward().map(walk -> walk.folds() + 1).orElse(1);
    }

    /** Returns these settings with another number of networks. */
    public Learning withNetworks(int count) {
      return new Learning(network, optimiser, labels, evaluation, count);
    }

    /** Returns these settings with another optimiser. */
    public Learning with(Optimiser other) {
      return new Learning(network, other, labels, evaluation, networks);
    }

    /** Returns these settings with another evaluation; a holdout keeps its own shares. */
    public Learning with(Evaluation other) {
      Evaluation its = other instanceof Holdout ? new Holdout(holdout()) : other;
      return new Learning(network, optimiser, labels, Optional.of(its), networks);
    }
  }

  /** A multi-layer perceptron. {@code activation} is one of relu, tanh, gelu, leaky_relu. */
  public record Network(List<Integer> hiddenLayers, String activation, double dropout) {}

  /**
   * Training settings.
   *
   * @param seed if given, overrides the session's seed
   * @param optimizer adam, adamw or sgd
   * @param schedule how the learning rate changes from epoch to epoch; empty if it does not
   */
  public record Optimiser(
      int epochs,
      int batchSize,
      double learningRate,
      String optimizer,
      double weightDecay,
      double gradientClip,
      boolean classWeights,
      Optional<Long> seed,
      Optional<EarlyStopping> earlyStopping,
      Loss loss,
      Optional<LearningRates> schedule) {

    /** Settings with cross entropy and one learning rate for all epochs. */
    public Optimiser(
        int epochs,
        int batchSize,
        double learningRate,
        String optimizer,
        double weightDecay,
        double gradientClip,
        boolean classWeights,
        Optional<Long> seed,
        Optional<EarlyStopping> earlyStopping) {
      this(
          epochs,
          batchSize,
          learningRate,
          optimizer,
          weightDecay,
          gradientClip,
          classWeights,
          seed,
          earlyStopping,
          new Loss.CrossEntropy(),
          Optional.empty());
    }
  }

  /** Stops after {@code patience} epochs without an improvement of more than {@code minDelta}. */
  public record EarlyStopping(int patience, double minDelta) {}

  /** On which bars a strategy is tested. */
  public sealed interface Evaluation permits Holdout, WalkForward {}

  /** Once, on the last part of the bars. */
  public record Holdout(Split split) implements Evaluation {}

  /**
   * Fold after fold: before each, the strategy is trained again on the bars before it.
   *
   * @param start share of the bars before the first fold, 0.2 to 0.8
   * @param folds 2 to 20
   */
  public record WalkForward(double start, int folds, Scheme scheme) implements Evaluation {}

  /** Where the training bars of a fold begin. */
  public enum Scheme {
    /** At the first bar. */
    ANCHORED,
    /** So that every fold is trained on as many bars as the first one. */
    ROLLING
  }

  /** Chronological shares, each above 0; they sum to 1. */
  public record Split(double train, double validation, double test) {
    /** The shares of a holdout whose document names none. */
    public static final Split DEFAULT = new Split(0.7, 0.15, 0.15);
  }

  /**
   * How the network's output becomes orders.
   *
   * @param minSignalSeparationHours an order closer than this to the previous one is not sent
   * @param account with which the backtest starts
   * @param volumeFilter no order is sent at the close of a bar whose volume is below this share of
   *     the mean of the last 20 bars, its own included; 0 for no filter
   */
  public record Trading(
      double confidenceThreshold,
      boolean positionAwareness,
      double minSignalSeparationHours,
      Account account,
      double volumeFilter) {

    /** Rules without a filter by volume. */
    public Trading(
        double confidenceThreshold,
        boolean positionAwareness,
        double minSignalSeparationHours,
        Account account) {
      this(confidenceThreshold, positionAwareness, minSignalSeparationHours, account, 0);
    }

    /** Returns these rules with another account. */
    public Trading with(Account other) {
      return new Trading(
          confidenceThreshold, positionAwareness, minSignalSeparationHours, other, volumeFilter);
    }
  }

  /** The account with which the backtest starts. Capital is in US dollars. */
  public record Account(double initialCapital, Sizing sizing, Costs costs, Rates rates) {

    /** An account of the time when units were whole, and time cost nothing. */
    public Account(
        double initialCapital,
        double commission,
        double slippage,
        double positionSize,
        boolean allowShort) {
      this(
          initialCapital,
          new Sizing(positionSize, allowShort, Optional.empty()),
          new Costs(commission, slippage, 0, 0),
          Rates.NONE);
    }

    /** Returns this account with other sizes. */
    public Account with(Sizing other) {
      return new Account(initialCapital, other, costs, rates);
    }

    /**
     * What it costs to open a position and to close it again, as a fraction of its price; without
     * the fixed fee, whose fraction depends on the size. Never below 0.
     */
    public double roundTripCost() {
      return Math.max(0, 2 * (costs.proportional() + costs.slippage()));
    }
  }
}
