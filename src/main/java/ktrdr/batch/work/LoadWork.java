package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import ktrdr.market.BarSeries;
import ktrdr.market.sources.ImportedBars;
import ktrdr.sessions.artifacts.Imports;
import ktrdr.sessions.results.BarsCodec;
import ktrdr.sessions.standalone.LoadPlan;
import ktrdr.work.ProgressMonitor;

/** Imports bars as the work of an operation. Repeating it gives the same result. */
@Dependent
public class LoadWork {
  @Inject private Imports imports;
  @Inject private ImportedBars bars;

  /** Imports the file that the plan names and returns the results of the operation by wire name. */
  Map<String, Object> load(LoadPlan plan, ProgressMonitor monitor) throws IOException {
    Path file = imports.find(plan.file()).orElseThrow(() -> new NoSuchFileException(plan.file()));
    BarSeries taken = bars.take(file, plan.symbol(), plan.timeframe(), monitor);
    return BarsCodec.write(taken);
  }
}
