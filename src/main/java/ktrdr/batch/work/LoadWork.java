package ktrdr.batch.work;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import ktrdr.market.files.Reading;
import ktrdr.market.sources.ImportedBars;
import ktrdr.market.sources.SeriesCatalogue;
import ktrdr.sessions.artifacts.Imports;
import ktrdr.sessions.artifacts.Staging;
import ktrdr.sessions.results.BarsCodec;
import ktrdr.sessions.standalone.LoadPlan;
import ktrdr.work.ProgressMonitor;

/** Imports bars as the work of an operation. Repeating it gives the same result. */
@Dependent
public class LoadWork {
  @Inject private Imports imports;
  @Inject private Staging staging;
  @Inject private ImportedBars bars;
  @Inject private SeriesCatalogue catalogue;

  /** Imports the file that the plan names and returns the results of the operation by wire name. */
  Map<String, Object> load(LoadPlan plan, ProgressMonitor monitor) throws IOException {
    String name = plan.source().file();
    Path file = find(plan.source()).orElseThrow(() -> new NoSuchFileException(name));
    Reading taken = bars.take(file, name, plan.symbol(), plan.timeframe(), plan.options(), monitor);
    catalogue.list(); // counts the new bars, so that nobody waits for that later
    return BarsCodec.write(taken);
  }

  private Optional<Path> find(LoadPlan.Source source) {
    return source.upload().map(staging::find).orElseGet(() -> imports.find(source.file()));
  }
}
