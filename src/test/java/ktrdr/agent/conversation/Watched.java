package ktrdr.agent.conversation;

import java.util.ArrayList;
import java.util.List;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/** Remembers all progress, and is cancelled when a label is reported. */
final class Watched implements ProgressMonitor {
  final List<Progress> reports = new ArrayList<>();
  private final String last;
  private boolean cancelled;

  Watched() {
    this("never");
  }

  Watched(String last) {
    this.last = last;
  }

  List<String> labels() {
    return reports.stream().map(Progress::label).toList();
  }

  @Override
  public void report(Progress progress) {
    reports.add(progress);
    cancelled |= progress.label().contains(last);
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
