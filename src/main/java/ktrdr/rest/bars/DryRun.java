package ktrdr.rest.bars;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import ktrdr.market.BarSeries;
import ktrdr.market.files.BarFiles;
import ktrdr.market.files.Reading;
import ktrdr.sessions.artifacts.UploadsBusy;
import ktrdr.sessions.results.BarsCodec;
import ktrdr.work.ProgressMonitor;

/** Reads a file of bars as a load would, and shows what was understood; keeps nothing. */
@ApplicationScoped
public class DryRun {
  private static final int AT_ONCE = 2;
  private static final int SHOWN = 3;

  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * Reads a file.
   *
   * @throws UploadsBusy if others are being read
   * @throws IOException if it can't be read
   */
  Response of(Path file, LoadFields.Load load) throws IOException {
    if (!places.tryAcquire()) {
      throw new UploadsBusy();
    }
    try {
      Reading reading =
          BarFiles.read(
              file,
              load.name(),
              load.symbol(),
              load.timeframe(),
              load.options(),
              ProgressMonitor.unwatched());
      return Response.ok(answer(reading)).build();
    } finally {
      places.release();
    }
  }

  private static Map<String, Object> answer(Reading reading) {
    BarSeries bars = reading.bars();
    Map<String, Object> data = new LinkedHashMap<>(BarsCodec.write(reading));
    data.put("first", views(bars, 0, Math.min(SHOWN, bars.size())));
    data.put("last", views(bars, Math.max(0, bars.size() - SHOWN), bars.size()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("success", true);
    body.put("dry_run", true);
    body.put("data", data);
    return body;
  }

  private static List<BarView> views(BarSeries bars, int first, int after) {
    return IntStream.range(first, after).mapToObj(i -> BarView.of(bars, i)).toList();
  }
}
