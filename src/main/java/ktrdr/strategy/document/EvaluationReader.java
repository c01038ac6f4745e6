package ktrdr.strategy.document;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.document.yaml.Faults;

/**
 * {@code evaluation}, and the split below {@code training}: on which bars a strategy is tested. A
 * split means a holdout.
 */
final class EvaluationReader {
  static final String HOLDOUT = "holdout";
  static final String WALK_FORWARD = "walk_forward";

  private static final Words MODES = Words.of(HOLDOUT, WALK_FORWARD);

  /** The mode of a document that names neither a mode nor a split. */
  private final String usual;

  EvaluationReader(Defaults defaults) {
    this(defaults.mode());
  }

  private EvaluationReader(String usual) {
    this.usual = usual;
  }

  /** What the document means by its evaluation; empty for a holdout of which it says nothing. */
  Optional<Strategy.Evaluation> read(Section document, Section training) {
    return read(document.at("evaluation"), training);
  }

  /** Reads an evaluation or a mode that stands alone; without a mode it is a walk forward. */
  static Strategy.Evaluation alone(Entry entry) {
    Section none = new Section("", Map.of(), new Faults());
    if (entry.isText()) {
      return entry.oneOf(MODES).filter(HOLDOUT::equals).isPresent()
          ? new Strategy.Holdout(Strategy.Split.DEFAULT)
          : walk(none);
    }
    return new EvaluationReader(WALK_FORWARD).read(entry, none).orElseThrow();
  }

  private Optional<Strategy.Evaluation> read(Entry entry, Section training) {
    Section section = entry.section();
    SplitReader splits = new SplitReader(training);
    Optional<Strategy.Split> split = splits.read();
    Entry mode = section.at("mode");
    mode.oneOf(MODES);
    if (mode.is(WALK_FORWARD) && split.isPresent()) {
      contradict(mode, splits.entry());
    }
    if (holdout(mode, split)) {
      refuseFolds(section);
      return split
          .or(() -> entry.given() ? Optional.of(Strategy.Split.DEFAULT) : Optional.empty())
          .map(Strategy.Holdout::new);
    }
    return Optional.of(walk(section));
  }

  private boolean holdout(Entry mode, Optional<Strategy.Split> split) {
    return mode.given() ? mode.is(HOLDOUT) : split.isPresent() || usual.equals(HOLDOUT);
  }

  private static Strategy.WalkForward walk(Section section) {
    Strategy.WalkForward walk =
        new Strategy.WalkForward(
            section.at("start").number(Range.of(0.2, 0.8)).orElse(0.4),
            section.at("folds").whole(2, 20).orElse(6),
            section
                .at("scheme")
                .oneOf(Words.of("anchored", "rolling"))
                .map(word -> Strategy.Scheme.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Strategy.Scheme.ANCHORED));
    section.done();
    return walk;
  }

  private static void refuseFolds(Section section) {
    for (String key : new String[] {"start", "folds", "scheme"}) {
      Entry entry = section.at(key);
      if (entry.given()) {
        entry.fault("belongs to mode walk_forward; the mode here is holdout");
      }
    }
    section.done();
  }

  private static void contradict(Entry mode, Entry split) {
    mode.fault("walk_forward has no split, but there is one at " + split.pointer());
    split.fault("a split means a holdout, but " + mode.pointer() + " says walk_forward");
  }
}
