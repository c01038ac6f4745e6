package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.List;
import ktrdr.market.BarSeries;
import ktrdr.training.labels.LabelSeries;
import ktrdr.work.ProgressMonitor;

/**
 * Catches rows whose label was decided after their part ended: the bars up to the end of a part
 * must give each of its rows the label that was learned. What the labels say of when they were
 * decided is not believed.
 */
record LabelHorizonCheck() implements LeakCheck {

  @Override
  public String name() {
    return "label_horizon";
  }

  @Override
  public String clean() {
    return "Every label was decided before its part of the bars ended.";
  }

  @Override
  public List<String> failures(Pipeline pipeline, ProgressMonitor monitor) {
    List<String> failures = new ArrayList<>();
    for (Pipeline.Round round : pipeline.learned().rounds()) {
      for (Pipeline.Part part : round.parts()) {
        // No bar is later than the end of the series.
        if (part.range().afterBar() < pipeline.bars().size()) {
          look(pipeline, part, monitor, failures);
        }
      }
    }
    return failures;
  }

  private static void look(
      Pipeline pipeline, Pipeline.Part part, ProgressMonitor monitor, List<String> failures) {
    Pipeline.Learned learned = pipeline.learned();
    BarSeries until = pipeline.bars().upTo(part.range().afterBar() - 1);
    LabelSeries known = learned.labelling().labels(until, new Quiet(monitor));
    int[] early = part.bars().filter(bar -> !same(known, learned.labels(), bar)).toArray();
    if (early.length > 0) {
      failures.add(sentence(part, early));
    }
  }

  private static boolean same(LabelSeries known, LabelSeries learned, int bar) {
    return bar < known.size() && known.decided(bar) && known.label(bar) == learned.label(bar);
  }

  private static String sentence(Pipeline.Part part, int[] early) {
    return "In the %s part, %d of %d labels were not decided when it ended, that of bar %d first."
        .formatted(part.name(), early.length, part.rows().length, early[0]);
  }
}
