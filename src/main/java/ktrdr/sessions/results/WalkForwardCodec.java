package ktrdr.sessions.results;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ktrdr.agent.results.WalkForwardResult;
import ktrdr.agent.results.WalkForwardResult.Fold;
import ktrdr.agent.results.WalkForwardResult.Skill;

/** What a walk forward gave, as fields of the result of its training. */
final class WalkForwardCodec {
  private static final String FOLDS = "folds";
  private static final String SKILL = "skill";
  private static final String DIRECTIONAL = "directional";
  private static final String THREE_CLASS = "three_class";
  private static final String SIGNALS = "signals_sha256";
  private static final String WEIGHTS = "weights_sha256";
  private static final String BEST_EPOCH = "best_epoch";

  private WalkForwardCodec() {}

  static Fields write(WalkForwardResult walk) {
    return new Fields()
        .put(FOLDS, walk.folds().stream().map(WalkForwardCodec::write).toList())
        .put(SKILL, write(walk.directional(), walk.threeClass()))
        .put(SIGNALS, walk.signalsSha256());
  }

  /** Both kinds of skill. */
  static Map<String, Object> write(Skill directional, Skill threeClass) {
    return new Fields()
        .put(DIRECTIONAL, write(directional))
        .put(THREE_CLASS, write(threeClass))
        .asMap();
  }

  private static Map<String, Object> write(Fold fold) {
    return new Fields()
        .put("from", fold.from().toString())
        .put("to", fold.to().toString())
        .put("rows", fold.rows())
        .put("training_rows", fold.trainingRows())
        .put(WEIGHTS, fold.weightsSha256())
        .put(BEST_EPOCH, fold.bestEpochs())
        .put(SKILL, write(fold.skill()))
        .put("accuracy", fold.accuracy())
        .asMap();
  }

  private static Map<String, Object> write(Skill skill) {
    return new Fields()
        .put("rows", skill.rows())
        .put("nats", skill.nats())
        .put("t", skill.t())
        .asMap();
  }

  /** Empty for a holdout. */
  static Optional<WalkForwardResult> read(Stored stored) {
    List<Fold> folds = stored.objects(FOLDS).stream().map(WalkForwardCodec::fold).toList();
    Stored skill = stored.within(SKILL);
    return folds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WalkForwardResult(
                folds, directional(skill), threeClass(skill), stored.text(SIGNALS).orElse("")));
  }

  private static Fold fold(Stored stored) {
    return new Fold(
        stored.time("from").orElse(Instant.EPOCH),
        stored.time("to").orElse(Instant.EPOCH),
        stored.count("rows"),
        stored.count("training_rows"),
        stored.texts(WEIGHTS),
        stored.counts(BEST_EPOCH),
        skill(stored.within(SKILL)),
        stored.number("accuracy"));
  }

  /** The one of both kinds that tells BUY from SELL. */
  static Skill directional(Stored both) {
    return skill(both.within(DIRECTIONAL));
  }

  /** The one of both kinds that tells all labels apart. */
  static Skill threeClass(Stored both) {
    return skill(both.within(THREE_CLASS));
  }

  private static Skill skill(Stored stored) {
    return new Skill(stored.count("rows"), stored.number("nats"), stored.number("t"));
  }
}
