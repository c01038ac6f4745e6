package ktrdr.agent.leaks;

import java.util.ArrayList;
import java.util.List;
import ktrdr.strategy.Signals;
import ktrdr.work.ProgressMonitor;

/**
 * Catches results that can't be had again: a model that says something else once it was saved and
 * loaded, or bars that are others than those of its training.
 */
record ReloadCheck() implements LeakCheck {

  @Override
  public String name() {
    return "reload";
  }

  @Override
  public String clean() {
    return "The saved model gives the signals of the trained one bit for bit, on the bars of its"
        + " training.";
  }

  @Override
  public List<String> failures(Pipeline pipeline, ProgressMonitor monitor) {
    List<String> failures = new ArrayList<>();
    if (!pipeline.bars().sha256(monitor).equals(pipeline.answers().dataSha256())) {
      failures.add("The bars are no longer those that the model was trained on.");
    }
    Signals trained = pipeline.answers().trained().signals(pipeline.bars(), new Quiet(monitor));
    Signals saved = pipeline.answers().signals();
    for (int bar = 0; bar < pipeline.bars().size(); bar++) {
      if (trained.direction(bar) != saved.direction(bar)
          || Double.compare(trained.confidence(bar), saved.confidence(bar)) != 0) {
        failures.add(
            "The saved model says something else at bar " + bar + " than the trained one.");
        break;
      }
    }
    return failures;
  }
}
