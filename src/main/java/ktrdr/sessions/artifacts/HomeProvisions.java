package ktrdr.sessions.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ktrdr.market.BarSource;
import ktrdr.market.Timeframe;
import ktrdr.market.sources.ImportedBars;
import ktrdr.operations.Operation;
import ktrdr.operations.OperationId;
import ktrdr.operations.owners.ThisServer;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.Assignment;
import ktrdr.sessions.admission.HomeStore;
import ktrdr.sessions.admission.Provisions;
import ktrdr.sessions.standalone.LoadPlan;
import ktrdr.sessions.standalone.Parameters;

/** What the home of this server holds. */
@ApplicationScoped
public class HomeProvisions implements Provisions {
  @Inject private BarSource bars;
  @Inject private ImportedBars imported;
  @Inject private Imports imports;
  @Inject private Staging staging;
  @Inject private Artifacts artifacts;
  @Inject private HomeStore homes;
  @Inject private ThisServer me;
  private Optional<Set<String>> told = Optional.empty();

  @Override
  public Optional<Missing> missing(Operation root) {
    Operation.Subject subject = root.subject();
    return switch (root.type()) {
      case DATA_LOAD -> file(LoadPlan.of(subject).source());
      case SWEEP -> Optional.empty(); // Its sessions find a server with the bars.
      case BACKTESTING -> model(Parameters.of(subject)).or(() -> bars(subject));
      case AGENT_SESSION, AGENT_DESIGN, TRAINING, AGENT_ASSESSMENT -> bars(subject);
    };
  }

  private Optional<Missing> file(LoadPlan.Source source) {
    boolean here =
        source.upload().map(staging::find).orElseGet(() -> imports.find(source.file())).isPresent();
    String what =
        source.upload().isPresent()
            ? "the uploaded file " + source.file()
            : "the file " + source.file() + " in its import folder";
    return here ? Optional.empty() : Optional.of(new Missing(what, Optional.empty()));
  }

  private Optional<Missing> model(Parameters parameters) {
    if (!parameters.has("model_id")) {
      return Optional.empty();
    }
    String id = parameters.text("model_id");
    Path model = artifacts.model(new OperationId(id));
    return Files.exists(model)
        ? Optional.empty()
        : Optional.of(new Missing("the model of " + id, Optional.empty()));
  }

  private Optional<Missing> bars(Operation.Subject subject) {
    return missing(new Assignment.Market(subject.symbol(), subject.timeframe()));
  }

  @Override
  public Optional<Missing> missing(Assignment.Market market) {
    Optional<Timeframe> timeframe = Timeframe.of(market.timeframe());
    boolean here = timeframe.isEmpty() || bars.has(market.symbol(), timeframe.get());
    return here ? Optional.empty() : Optional.of(Missing.bars(market.symbol(), market.timeframe()));
  }

  /** Tells the other servers which bars this home has, if that has changed. */
  public synchronized void tell() {
    Set<String> now = new TreeSet<>();
    List<BarSource.Listing> listings = imported.listings();
    listings.forEach(l -> now.add(l.symbol().name() + " " + l.timeframe().code()));
    if (!told.equals(Optional.of(now))) {
      Path home = imported.folder().toAbsolutePath().getParent();
      homes.tell(new HomeStore.Home(me.node(), home.toString(), now));
      told = Optional.of(now);
    }
  }
}
