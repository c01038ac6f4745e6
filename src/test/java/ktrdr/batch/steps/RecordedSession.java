package ktrdr.batch.steps;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ktrdr.sessions.SessionPhase;
import ktrdr.work.Progress;
import ktrdr.work.ProgressMonitor;

/**
 * Records how far the phases of a session are after what time, for {@link EstimatedEndsTest}. The
 * phases do {@linkplain PhaseWork real work}, on one thread. The clock is the processor time of
 * that thread, so other work on the machine plays no part.
 *
 * <p>Run it by hand with the class path of the tests: {@code java ktrdr.batch.steps.RecordedSession
 * src/test/resources/ktrdr/batch/steps}. It takes some minutes and writes one file for each {@link
 * SessionKind}. Record again when the phases of a session do more, or less, than before.
 */
final class RecordedSession {
  private static final int EVERY_MILLIS = 100;
  private static final double FEWEST = 0.002;

  private final SessionKind kind;
  private final List<String> lines = new ArrayList<>();
  private final long begun = millis();

  private RecordedSession(SessionKind kind) {
    this.kind = kind;
  }

  /** Records all kinds into the folder that is given. */
  public static void main(String[] arguments) throws IOException {
    for (SessionKind kind : SessionKind.values()) {
      RecordedSession session = new RecordedSession(kind);
      session.run();
      Files.write(Path.of(arguments[0], kind.file()), session.lines);
      System.out.println(kind + " " + session.lines.get(session.lines.size() - 1));
    }
  }

  private static long millis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
  }

  private void run() throws IOException {
    PhaseWork work = new PhaseWork(kind);
    for (SessionPhase phase : kind.phases()) {
      Line line = new Line(phase);
      line.write(0);
      work.run(phase, line);
      line.write(1);
    }
  }

  /** Writes a line from time to time, as a worker stores its progress. */
  private final class Line implements ProgressMonitor {
    private final SessionPhase phase;
    private long last = Long.MIN_VALUE / 2;
    private double fraction;

    Line(SessionPhase phase) {
      this.phase = phase;
    }

    @Override
    public void report(Progress progress) {
      if (millis() - last >= EVERY_MILLIS && progress.fraction() - fraction >= FEWEST) {
        write(progress.fraction());
      }
    }

    void write(double now) {
      last = millis();
      fraction = now;
      lines.add(String.format(Locale.ROOT, "%s,%d,%.4f", phase.wire(), last - begun, fraction));
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
