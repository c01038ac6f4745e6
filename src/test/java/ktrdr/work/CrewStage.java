package ktrdr.work;

import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import ktrdr.fixture.CancelSwitch;
import ktrdr.fixture.Hands;

/** The threads of a crew, pieces that tell that they begin, and work that can be cancelled. */
final class CrewStage {
  final Hands hands = new Hands();
  final CancelSwitch work = new CancelSwitch();
  final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();

  static double sum(long seed, ProgressMonitor monitor) {
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    for (int i = 1; i <= 500; i++) {
      monitor.stopIfCancelled();
      sum += random.nextDouble() / i;
      monitor.report(Progress.of(i, 500, ""));
    }
    return sum;
  }

  Crew crew(int processors) {
    return new Crew(hands.processors(processors));
  }

  /** Two processors; the latch opens when the calling thread waits for the other one. */
  Crew resting(CountDownLatch rests) {
    return new Crew(
        new Watched(hands.processors(2)) {
          @Override
          public Rest rest() {
            rests.countDown();
            return super.rest();
          }
        });
  }

  static class Watched implements IdleProcessors {
    private final IdleProcessors processors;

    Watched(IdleProcessors processors) {
      this.processors = processors;
    }

    @Override
    public Optional<Seat> take() {
      return processors.take();
    }

    @Override
    public Rest rest() {
      return processors.rest();
    }
  }

  interface Doing {
    void now(ProgressMonitor monitor) throws IOException;
  }

  /** A piece whose result is its name. */
  Piece<String> piece(String name, Doing doing) {
    return new Piece<>(
        name,
        1,
        monitor -> {
          begun.add(name);
          doing.now(monitor);
          return name;
        });
  }
}
