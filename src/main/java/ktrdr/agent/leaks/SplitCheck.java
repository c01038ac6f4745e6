package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import ktrdr.work.ProgressMonitor;

/**
 * Catches parts that are not apart: a bar in two of them, a bar of an earlier part after one of a
 * later part, an embargo with rows in it, and a bar that two trainings are tested on.
 */
record SplitCheck() implements LeakCheck {

  @Override
  public String name() {
    return "split";
  }

  @Override
  public String clean() {
    return "No bar is in two parts, and each part is later than the one before it.";
  }

  @Override
  public List<String> failures(Pipeline pipeline, ProgressMonitor monitor) {
    List<String> failures = new ArrayList<>();
    BitSet tested = new BitSet();
    for (Pipeline.Round round : pipeline.learned().rounds()) {
      monitor.stopIfCancelled();
      for (int later = 1; later < round.parts().size(); later++) {
        for (int earlier = 0; earlier < later; earlier++) {
          pair(round.parts().get(earlier), round.parts().get(later), failures);
        }
        embargo(round, later, failures);
      }
      BitSet test = set(round.test());
      if (test.intersects(tested)) {
        test.and(tested);
        failures.add("Bar " + test.nextSetBit(0) + " is in two test parts.");
      }
      tested.or(set(round.test()));
    }
    return failures;
  }

  private static void pair(Pipeline.Part earlier, Pipeline.Part later, List<String> failures) {
    BitSet both = set(earlier);
    both.and(set(later));
    OptionalInt last = earlier.bars().max();
    OptionalInt first = later.bars().min();
    if (!both.isEmpty()) {
      failures.add(
          "Bar %d is in the %s part and in the %s part."
              .formatted(both.nextSetBit(0), earlier.name(), later.name()));
    } else if (last.isPresent() && first.isPresent() && last.getAsInt() > first.getAsInt()) {
      failures.add(
          "Bar %d of the %s part is later than bar %d of the %s part."
              .formatted(last.getAsInt(), earlier.name(), first.getAsInt(), later.name()));
    }
  }

  private static void embargo(Pipeline.Round round, int at, List<String> failures) {
    Pipeline.Part part = round.parts().get(at);
    int boundary = round.parts().get(at - 1).range().afterBar();
    long allowed = (long) boundary + round.embargo().applyAsInt(boundary - 1);
    long within = part.bars().filter(bar -> bar >= boundary && bar < allowed).count();
    if (within > 0) {
      failures.add(
          "The %s part has %d rows in the embargo of %d bars after bar %d."
              .formatted(part.name(), within, allowed - boundary, boundary - 1));
    }
  }

  private static BitSet set(Pipeline.Part part) {
    BitSet bars = new BitSet();
    part.bars().forEach(bars::set);
    return bars;
  }
}
