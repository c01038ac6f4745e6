package ktrdr.sessions.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ktrdr.fixture.Memory;
import ktrdr.fixture.ServerTransactions;
import ktrdr.fixture.ServerTransactions.Stores;
import ktrdr.fixture.SetClock;
import ktrdr.market.BarSource.Listing;
import ktrdr.market.Symbol;
import ktrdr.market.Timeframe;
import ktrdr.market.files.ReadingOptions;
import ktrdr.market.sources.ImportedBars;
import ktrdr.operations.Caller;
import ktrdr.operations.Operation;
import ktrdr.sessions.admission.Admission;
import ktrdr.sessions.standalone.LoadPlan;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go when nobody needs them, and bars that stay while somebody does. */
@Tag("database")
class UploadsTest {
  private static final Symbol MINE = LoadPlan.symbol("MINE", Symbol.Trading.ALWAYS);
  private static final Caller LOCAL = Caller.server("test");
  private static final String CSV =
      "start,open,high,low,close,volume\n2020-01-02,1,3,1,2,10\n2020-01-03,2,4,2,3,0\n";

  @TempDir Path home;

  private final SetClock clock = new SetClock();
  private final Memory memory = new Memory(clock);
  private final ServerTransactions server = ServerTransactions.on(memory, clock);

  @Test
  void a_file_stays_while_its_load_is_active_and_goes_with_its_end() throws IOException {
    Staging staging = new Staging(home.resolve("staging"));
    Uploads uploads = new Uploads(staging, stores().operations());
    Staging.Upload upload = staging.take(new ByteArrayInputStream(bytes()), -1);
    uploads.sweep(); // no operation yet, but its request holds it
    Operation load = open(upload.name());
    staging.release(upload);
    uploads.sweep();
    assertThat(staging.find(upload.name())).isPresent();
    end(load);
    uploads.sweep();
    assertThat(staging.find(upload.name())).isEmpty();
  }

  @Test
  void a_file_whose_load_did_not_start_goes() throws IOException {
    Staging staging = new Staging(home.resolve("staging"));
    Staging.Upload upload = staging.take(new ByteArrayInputStream(bytes()), -1);
    staging.release(upload);
    new Uploads(staging, stores().operations()).sweep();
    assertThat(staging.find(upload.name())).isEmpty();
  }

  @Test
  void bars_that_active_work_needs_are_not_removed() throws IOException {
    ImportedBars bars = new ImportedBars(home.resolve("data"));
    Path csv = Files.write(home.resolve("bars.csv"), bytes());
    bars.take(csv, MINE, Timeframe.D1, ProgressMonitor.unwatched());
    Operation load = open("x");
    BarRemoval removal = new BarRemoval(bars, stores().operations(), admission());
    assertThatThrownBy(() -> memory.in(() -> removal.remove("MINE", Optional.empty())))
        .isInstanceOfSatisfying(
            BarsInUse.class,
            refusal ->
                assertThat(refusal.members())
                    .containsEntry("operation_ids", List.of(load.id().value())));
    end(load);
    assertThat(memory.in(() -> removal.remove("MINE", Optional.of(Timeframe.D1))))
        .containsExactly(new Listing(MINE, Timeframe.D1));
    assertThatThrownBy(() -> memory.in(() -> removal.remove("MINE", Optional.empty())))
        .isInstanceOf(NothingImported.class)
        .hasMessageContaining("No bars of MINE were brought in");
    assertThatThrownBy(() -> memory.in(() -> removal.remove("SPX", Optional.empty())))
        .hasMessageContaining("comes with ktrdr");
  }

  private Admission admission() {
    return new Admission(stores().capacity(), stores().keys(), stores().operations(), null);
  }

  private Stores stores() {
    return memory.stores();
  }

  private Operation open(String upload) {
    LoadPlan.Source source = LoadPlan.Source.uploaded("mine.csv", upload);
    LoadPlan plan = new LoadPlan(MINE, Timeframe.D1, source, ReadingOptions.NONE);
    return memory.in(() -> server.solos().open(plan, Optional.empty(), LOCAL)).operation();
  }

  private void end(Operation load) {
    Operation begun = memory.in(() -> server.solos().begin(load.id(), 11)).orElseThrow();
    memory.run(() -> server.solos().fail(begun, "line 3"));
  }

  private static byte[] bytes() {
    return CSV.getBytes(StandardCharsets.UTF_8);
  }
}
