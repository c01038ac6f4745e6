package ktrdr.agent.conversation;

import java.util.List;
import java.util.Optional;
import ktrdr.agent.Brief;
import ktrdr.agent.Design;
import ktrdr.agent.Designer;
import ktrdr.agent.design.BuiltinDesigner;
import ktrdr.agent.model.ReplyObject;
import ktrdr.agent.model.ReplyShape;
import ktrdr.agent.model.ReplyShape.Field;
import ktrdr.agent.results.DesignResult;
import ktrdr.market.BarSeries;
import ktrdr.market.Market;
import ktrdr.strategy.InvalidStrategy;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.TooFewBars;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.strategy.document.StrategyWriter;
import ktrdr.training.FewestBars;
import ktrdr.work.Checkpoints;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Refusal.Fault;

/**
 * Designs by a conversation with a language model: it proposes, the one validator says all that is
 * wrong, it proposes again. The bars are the session's, whatever a reply names.
 */
public final class ModelDesigner implements Designer {
  private static final String YAML = "strategy_yaml";
  private static final String HYPOTHESIS = "hypothesis";
  private static final String RATIONALE = "rationale";
  private static final ReplyShape SHAPE =
      new ReplyShape(
          "design",
          List.of(
              Field.text(YAML, 256 * 1024),
              Field.text(HYPOTHESIS, 2_000),
              Field.text(RATIONALE, 4_000)));

  private final Speaker speaker;
  private final StrategyReader reader;
  private final boolean mask;
  private final List<String> remembered;

  /**
   * A designer for one session.
   *
   * @param reader the one validator
   * @param mask whether symbol, dates and prices are kept from the model
   * @param remembered lines on earlier experiments and open hypotheses; figures of a test must not
   *     stand in them
   */
  public ModelDesigner(
      Speaker speaker, StrategyReader reader, boolean mask, List<String> remembered) {
    this.speaker = speaker;
    this.reader = reader;
    this.mask = mask;
    this.remembered = List.copyOf(remembered);
  }

  /**
   * A strategy that the validator took, and what was said of it.
   *
   * @param turn of the reply
   */
  private record Proposal(int turn, Strategy strategy, String hypothesis, String rationale) {}

  /** Needs no checkpoints: turns that were answered are not asked again. */
  @Override
  public Design design(
      Brief brief, BarSeries bars, Checkpoints checkpoints, ProgressMonitor monitor) {
    return design(brief, bars, monitor);
  }

  @Override
  public Design design(Brief brief, BarSeries bars, ProgressMonitor monitor) {
    TooFewBars.require(
        "A research session",
        brief.symbol(),
        brief.timeframe(),
        BuiltinDesigner.fewestBars(brief.text(), brief.evaluation()),
        bars.size());
    Masking masking = new Masking(brief, mask);
    Prompts.Prompt prompt = new DesignPrompt(masking, bars, remembered).prompt(speaker.prompts());
    Proposal proposal =
        new Conversation(speaker, SHAPE, prompt).run(new Validation(brief, bars), monitor);
    Design design = design(proposal, masking, bars);
    Uses.ofDesign(speaker.turns()).saved(proposal.turn, design.strategy().name(), design.yaml());
    monitor.report(Progress.of(1, 1, "turn " + proposal.turn + ": strategy saved"));
    return design;
  }

  private Design design(Proposal proposal, Masking masking, BarSeries bars) {
    DesignResult.ByModel byModel =
        new DesignResult.ByModel(
            proposal.hypothesis,
            PretrainingOverlap.exists(
                speaker.row(), masking.brief().evaluation(), proposal.strategy, bars),
            mask,
            masking.unmasked(),
            speaker.prompts());
    return new Design(
        proposal.strategy,
        StrategyWriter.yaml(proposal.strategy),
        speaker.source(),
        List.of(),
        proposal.rationale,
        Optional.of(byModel));
  }

  /** Validates proposals and records that it did. */
  private final class Validation implements Conversation.Task<Proposal> {
    private final Market market;
    private final Optional<Strategy.Evaluation> evaluation;
    private final int bars;
    private final Uses uses = Uses.ofDesign(speaker.turns());

    Validation(Brief brief, BarSeries bars) {
      this.market = new Market(brief.symbol(), brief.timeframe());
      this.evaluation = brief.evaluation();
      this.bars = bars.size();
    }

    @Override
    public Proposal accept(int turn, ReplyObject reply) throws Unacceptable {
      long start = System.nanoTime();
      String yaml = reply.text(YAML);
      try {
        Strategy strategy = tested(reader.read(yaml, market));
        requireBars(strategy);
        uses.valid(turn, yaml, start);
        return new Proposal(turn, strategy, reply.text(HYPOTHESIS), reply.text(RATIONALE));
      } catch (InvalidStrategy invalid) {
        uses.invalid(turn, yaml, invalid.faults(), start);
        List<Fault> placed = invalid.faults().stream().map(Validation::inReply).toList();
        throw new Unacceptable("invalid_strategy", placed);
      }
    }

    /** The session decides on which bars it is tested, whatever a reply says. */
    private Strategy tested(Strategy proposed) {
      return evaluation.map(proposed::with).orElse(proposed);
    }

    private void requireBars(Strategy strategy) {
      int needed = FewestBars.toTrain(strategy);
      if (needed > bars) {
        String detail =
            "need at least "
                + needed
                + " bars with this "
                + (walks(strategy) ? "evaluation" : "split")
                + "; there are "
                + bars;
        throw new InvalidStrategy(List.of(new Fault("/indicators", detail)));
      }
    }

    private static boolean walks(Strategy strategy) {
      return strategy.learning().walkForward().isPresent();
    }

    /** A place in the document that stands in the reply. */
    private static Fault inReply(Fault fault) {
      return new Fault("/" + YAML + "#" + fault.pointer(), fault.detail());
    }

    @Override
    public void garbage(int turn, String text, List<Fault> faults) {
      uses.garbage(turn, text, faults);
    }
  }
}
