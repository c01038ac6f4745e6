package ktrdr.sessions;

import java.time.Instant;
import java.util.Optional;

/**
 * What else a session belongs to.
 *
 * @param origin the session that it repeats or goes on from
 * @param comparison the comparison of models that it is a part of
 * @param sweep the sweep that it is a run of
 */
public record Links(
    Optional<Origin> origin, Optional<InComparison> comparison, Optional<InSweep> sweep) {
  /** Of a session that stands alone. */
  public static final Links NONE = new Links(Optional.empty(), Optional.empty(), Optional.empty());

  /** When the comparison or the sweep was asked for. */
  public Optional<Instant> since() {
    return comparison.map(InComparison::since).or(() -> sweep.map(InSweep::since));
  }

  /** Of a session that follows from an earlier one. */
  public static Links from(Origin earlier) {
    return new Links(Optional.of(earlier), Optional.empty(), Optional.empty());
  }

  /** Of a session of a comparison. */
  public static Links in(InComparison comparison) {
    return new Links(Optional.empty(), Optional.of(comparison), Optional.empty());
  }

  /** Of a session of a sweep. */
  public static Links in(InSweep sweep) {
    return new Links(Optional.empty(), Optional.empty(), Optional.of(sweep));
  }
}
