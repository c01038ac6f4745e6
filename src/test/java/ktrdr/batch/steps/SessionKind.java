package ktrdr.batch.steps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.SessionPhase;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.Strategy.WalkForward;

/** The kinds of session whose estimated ends are tested on recordings. */
enum SessionKind {
  WALK_FORWARD(24, OptionalInt.empty()),
  GIVEN_STRATEGY(0, OptionalInt.empty()),
  HOLDOUT(24, OptionalInt.empty()),
  LONG_SEARCH(100, OptionalInt.empty()),
  FORCED_SURROGATES(24, OptionalInt.of(19));

  static final int NETWORKS = 3;
  static final int RESAMPLES = 2_000;
  private static final WalkForward USUAL = new WalkForward(0.4, 6, Scheme.ANCHORED);
  private static final double TRAINING_PART = 0.7;

  final int candidates;
  final OptionalInt surrogates;

  SessionKind(int candidates, OptionalInt surrogates) {
    this.candidates = candidates;
    this.surrogates = surrogates;
  }

  Optional<WalkForward> walk() {
    return this == HOLDOUT ? Optional.empty() : Optional.of(USUAL);
  }

  /** Share of the bars that its designer sees. */
  double window() {
    return walk().map(WalkForward::start).orElse(TRAINING_PART);
  }

  /** The phases of such a session. */
  List<SessionPhase> phases() {
    List<SessionPhase> all = List.of(SessionPhase.working());
    return candidates == 0 ? all.subList(1, all.size()) : all;
  }

  Assignment.Effort effort() {
    return new Assignment.Effort(candidates, RESAMPLES, surrogates);
  }

  PhaseCosts costs() {
    return new PhaseCosts(walk(), window(), NETWORKS, effort());
  }

  /** Name of its recording among the resources of this package. */
  String file() {
    return name().toLowerCase(Locale.ROOT) + ".csv";
  }
}
