package ktrdr.proof;

import static ktrdr.proof.Wish.CANCEL;
import static ktrdr.proof.Wish.CANCEL_CHILD;
import static ktrdr.proof.Wish.FAILURE;
import static ktrdr.proof.Wish.LOST_ANSWER;
import static ktrdr.proof.Wish.LOST_END;
import static ktrdr.proof.Wish.MODEL;
import static ktrdr.proof.Wish.NO_START;
import static ktrdr.proof.Wish.PAUSE;
import static ktrdr.proof.Wish.RESUME;
import static ktrdr.proof.Wish.RETRY;
import static ktrdr.proof.Wish.RETRY_FROM_START;
import static ktrdr.proof.Wish.SIGN_OF_LIFE;
import static ktrdr.proof.Wish.SILENCE;
import static ktrdr.proof.Wish.STOP_JOB;
import static ktrdr.proof.Wish.TIME_OUT;

import java.util.List;
import java.util.stream.Stream;
import ktrdr.proof.Scope.Start;

/** The explorations: the small ones with each build, the large ones in the profile proof. */
final class Scopes {
  private Scopes() {}

  static List<Scope> small() {
    return List.of(
        Scope.small(Start.OPENED, CANCEL),
        Scope.small(Start.QUEUED, CANCEL, TIME_OUT),
        Scope.small(Start.RESUMED, CANCEL, SILENCE, RESUME),
        Scope.small(Start.RESUMED, CANCEL, PAUSE, RESUME),
        Scope.small(Start.RESUMED, FAILURE, RETRY, NO_START),
        Scope.small(Start.RESUMED, STOP_JOB, CANCEL, TIME_OUT),
        Scope.small(Start.RESUMED, LOST_ANSWER, CANCEL, RESUME),
        Scope.small(Start.RESUMED, LOST_END, CANCEL, RESUME),
        Scope.small(Start.ALONE, CANCEL, SILENCE, RESUME),
        Scope.large(2, Start.RESUMED, CANCEL, SILENCE),
        Scope.small(Start.RESUMED, MODEL, CANCEL, SILENCE));
  }

  static List<Scope> all() {
    return Stream.concat(large().stream(), small().stream()).toList();
  }

  // Those that take longest come first: nobody waits for them at the end.
  private static List<Scope> large() {
    return List.of(
        Scope.large(3, Start.ALONE, CANCEL, SILENCE, SILENCE, RESUME),
        Scope.large(2, Start.RESUMED, CANCEL, RETRY_FROM_START, SILENCE),
        Scope.large(2, Start.RESUMED, CANCEL, SILENCE, RESUME),
        Scope.large(2, Start.RESUMED, PAUSE, SILENCE, RESUME),
        Scope.large(2, Start.RESUMED, LOST_ANSWER, SILENCE, CANCEL),
        Scope.large(2, Start.RESUMED, LOST_END, SILENCE, CANCEL),
        Scope.large(2, Start.ALONE, LOST_END, PAUSE, RESUME),
        Scope.large(2, Start.ALONE, CANCEL, SILENCE, RESUME),
        Scope.large(2, Start.ALONE, PAUSE, RESUME, CANCEL, SILENCE),
        Scope.large(2, Start.ALONE, FAILURE, TIME_OUT, STOP_JOB, NO_START, RESUME),
        Scope.large(2, Start.OPENED, CANCEL, SILENCE),
        Scope.large(2, Start.QUEUED, CANCEL, SILENCE),
        Scope.large(3, Start.RESUMED, CANCEL, SILENCE),
        Scope.large(3, Start.RESUMED, SILENCE, SILENCE),
        Scope.large(2, Start.RESUMED, CANCEL, CANCEL_CHILD, RESUME),
        Scope.large(2, Start.RESUMED, CANCEL, CANCEL, RESUME, RESUME),
        Scope.large(2, Start.RESUMED, PAUSE, RESUME, PAUSE, RESUME),
        Scope.large(2, Start.RESUMED, CANCEL, SILENCE, SIGN_OF_LIFE),
        Scope.large(2, Start.RESUMED, PAUSE, TIME_OUT, SILENCE),
        Scope.large(2, Start.RESUMED, STOP_JOB, CANCEL, SILENCE),
        Scope.large(2, Start.RESUMED, FAILURE, RETRY, SILENCE),
        Scope.large(2, Start.RESUMED, NO_START, RESUME, SILENCE),
        Scope.small(Start.RESUMED, MODEL, CANCEL, SILENCE, RESUME),
        Scope.small(Start.RESUMED, MODEL, PAUSE, SILENCE, RESUME));
  }
}
