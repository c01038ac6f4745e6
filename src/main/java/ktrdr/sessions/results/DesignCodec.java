package ktrdr.sessions.results;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.Candidate;
import ktrdr.agent.results.Candidate.Origin;
import ktrdr.agent.results.DesignResult;
import ktrdr.agent.results.TrialScore;
import ktrdr.operations.Operation;

/** The result of a design as a JSON object. */
public final class DesignCodec {
  private static final TrialScore NONE =
      new TrialScore(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, 0);

  private DesignCodec() {}

  /** The JSON object of a result. */
  public static Map<String, Object> write(DesignResult result) {
    return new Fields()
        .put("strategy_name", result.name())
        .put("strategy", result.document())
        .put("source", result.source())
        .put("candidates", result.candidates().stream().map(DesignCodec::write).toList())
        .put("explanation", result.explanation())
        .all(result.byModel().map(DesignCodec::write).orElseGet(Fields::new))
        .asMap();
  }

  private static Fields write(DesignResult.ByModel byModel) {
    return new Fields()
        .put("hypothesis", byModel.hypothesis())
        .put("pretraining_overlap", byModel.pretrainingOverlap())
        .put("masked", byModel.masked())
        .put("unmasked", byModel.unmasked().orElse(null))
        .put("prompt_version", byModel.promptVersion());
  }

  /** The numbers are null when it was not trained. */
  private static Map<String, Object> write(Candidate candidate) {
    TrialScore score = candidate.score().orElse(NONE);
    return new Fields()
        .put("number", candidate.number())
        .put("name", candidate.name())
        .put("origin", candidate.origin().name().toLowerCase(Locale.ROOT))
        .put("description", candidate.description())
        .put("score", score.excess())
        .put("sharpe", score.sharpe())
        .put("trade_count", score.trades())
        .put("accuracy", score.accuracy())
        .put("loss", score.loss())
        .put("bars", score.bars())
        .put("rejection", candidate.rejection().isEmpty() ? null : candidate.rejection())
        .all(folds(score))
        .asMap();
  }

  private static Fields folds(TrialScore score) {
    return score.folds().isEmpty()
        ? new Fields()
        : new Fields().put("median_sharpe", score.rank()).put("fold_sharpes", score.folds());
  }

  /** The result of a completed design. */
  public static DesignResult read(Operation design) {
    return read(design.output().results());
  }

  static DesignResult read(Map<String, Object> results) {
    Stored stored = Stored.of(results);
    return new DesignResult(
        stored.text("strategy_name").orElse(""),
        stored.text("strategy").orElse(""),
        stored.text("source").orElse(""),
        stored.objects("candidates").stream().map(DesignCodec::candidate).toList(),
        stored.text("explanation").orElse(""),
        stored.text("hypothesis").map(hypothesis -> byModel(hypothesis, stored)));
  }

  private static DesignResult.ByModel byModel(String hypothesis, Stored stored) {
    return new DesignResult.ByModel(
        hypothesis,
        stored.flag("pretraining_overlap").orElse(true),
        stored.flag("masked").orElse(false),
        stored.text("unmasked"),
        stored.text("prompt_version").orElse(""));
  }

  private static Candidate candidate(Stored stored) {
    String rejection = stored.text("rejection").orElse("");
    boolean refined = stored.text("origin").filter("refined"::equals).isPresent();
    return new Candidate(
        stored.count("number"),
        refined ? Origin.REFINED : Origin.EXPLORED,
        stored.text("name").orElse(""),
        stored.text("description").orElse(""),
        rejection.isEmpty() && stored.has("loss") ? Optional.of(score(stored)) : Optional.empty(),
        rejection);
  }

  private static TrialScore score(Stored stored) {
    return new TrialScore(
        stored.number("sharpe"),
        stored.number("score"),
        stored.count("trade_count"),
        stored.number("accuracy"),
        stored.number("loss"),
        stored.count("bars"),
        stored.numbers("fold_sharpes"));
  }
}
