package ktrdr.sessions;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.operations.OperationType;
import ktrdr.strategy.Strategy;

/**
 * What a session was asked to do.
 *
 * @param models who designs and assesses
 * @param brief what the strategy should be about, in words; may be empty
 * @param strategy document of a given strategy, which skips the design; empty to design one
 * @param seed of all randomness; by default the session's id
 * @param effort how much work the agent's phases do
 * @param testing how the strategy is tested
 */
public record Assignment(
    Models models,
    String brief,
    Optional<String> strategy,
    Market market,
    Optional<Long> seed,
    Effort effort,
    Testing testing) {

  /** What to do with a strategy that is tested as its document says. */
  public Assignment(
      Models models,
      String brief,
      Optional<String> strategy,
      Market market,
      Optional<Long> seed,
      Effort effort,
      boolean bypassGates) {
    this(models, brief, strategy, market, seed, effort, new Testing(Optional.empty(), bypassGates));
  }

  /** The same, with this seed. */
  public Assignment withSeed(long seed) {
    return new Assignment(models, brief, strategy, market, Optional.of(seed), effort, testing);
  }

  /**
   * On which bars the strategy is tested. Empty if nobody said: then its document decides, and a
   * document that says nothing means a holdout. The shares of a holdout are the document's.
   */
  public Optional<Strategy.Evaluation> evaluation() {
    return testing.evaluation();
  }

  /** Whether the session goes on when a gate fails. */
  public boolean bypassGates() {
    return testing.bypassGates();
  }

  /** Who designs, as people name it. */
  public String model() {
    return models.design().model();
  }

  /**
   * The models of a session, fixed when it is asked for.
   *
   * @param masked whether symbol, dates and prices are kept from language models
   * @param budget US dollars that the session may cost; empty if only the other budgets limit it
   */
  public record Models(Choice design, Choice assess, boolean masked, Optional<BigDecimal> budget) {
    /** The built-in agent does everything. */
    public static final Models BUILTIN =
        new Models(Choice.BUILTIN, Choice.BUILTIN, true, Optional.empty());

    /** The model that does the work of this type; empty if none does. */
    public Optional<String> of(OperationType type) {
      return switch (type) {
        case AGENT_DESIGN -> Optional.of(design.model());
        case AGENT_ASSESSMENT -> Optional.of(assess.model());
        default -> Optional.empty();
      };
    }

    /** Whether a language model takes part. */
    public boolean language() {
      return design.language() || assess.language();
    }
  }

  /**
   * A model.
   *
   * @param model {@code builtin}, {@code random}, or {@code provider/id} with the id that its
   *     provider knows
   * @param host where it is called; empty for the built-in agent
   * @param price version of the row of its price when the session was asked for, for the record;
   *     empty if it had none
   * @param prompts version of the prompts that it is asked by; empty for the built-in agent
   */
  public record Choice(String model, String host, String price, String prompts) {
    /** Sessions of earlier versions do not tell theirs. */
    private static final String FIRST_PROMPTS = "1";

    /** The built-in agent, which costs nothing. */
    public static final Choice BUILTIN = of("builtin");

    /** The first valid candidate of the built-in search, unscored; it only designs. */
    public static final Choice RANDOM = of("random");

    /** A model of which no more is known. */
    public static Choice of(String model) {
      return new Choice(model, "", "", model.contains("/") ? FIRST_PROMPTS : "");
    }

    /** Whether it is a language model. */
    public boolean language() {
      return model.contains("/");
    }
  }

  /** Bars to research: {@code SPX}, {@code 1d}. */
  public record Market(String symbol, String timeframe) {}

  /**
   * How much work the agent does.
   *
   * @param candidates strategies that the designer scores, 1 to 100,000
   * @param resamples bootstrap resamples of the assessment, 100 to 10,000,000
   * @param surrogates series of permuted bars that the assessment compares the strategy with, 0 to
   *     999; empty for 19, and only if nothing else refuses the verdict "promising"; a number
   *     always has its effect, and 0 means never
   */
  public record Effort(int candidates, int resamples, OptionalInt surrogates) {
    /** With as many surrogates as the verdict needs. */
    public Effort(int candidates, int resamples) {
      this(candidates, resamples, OptionalInt.empty());
    }
  }

  /**
   * How the strategy is tested.
   *
   * @param evaluation on which bars; see {@link Assignment#evaluation()}
   * @param bypassGates whether the session goes on when a gate fails
   */
  public record Testing(Optional<Strategy.Evaluation> evaluation, boolean bypassGates) {}
}
