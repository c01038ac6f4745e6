package ktrdr.batch.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ktrdr.agent.CandidateReturns;
import ktrdr.fixture.SetClock;
import ktrdr.operations.OperationId;
import ktrdr.sessions.Artifacts;
import ktrdr.sessions.artifacts.FileChanged;
import ktrdr.sessions.artifacts.FileStore;
import ktrdr.sessions.artifacts.KeptFiles;
import ktrdr.sessions.artifacts.ThisHome;
import ktrdr.work.DurableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What candidates earned is read as it was written, or said to be missing. */
class DesignEvidenceTest {
  private static final OperationId ID = new OperationId("op_agent_design_20261122_101500_0");
  private static final CandidateReturns RETURNS =
      new CandidateReturns(1, List.of(new CandidateReturns.Series(1, new double[] {0.01, -0.02})));

  @TempDir private Path directory;
  private final List<String> said = new ArrayList<>();
  private Path file;

  @BeforeEach
  void name() throws IOException {
    file = mine().candidateReturns(ID);
    Files.createDirectories(file.getParent());
  }

  @Test
  void what_was_written_is_read() throws IOException {
    KeptFiles files = written();
    assertThat(read(files)).hasValue(RETURNS);
    assertThat(said).isEmpty();
  }

  @Test
  void a_file_that_was_cut_off_is_refused_by_its_name() throws IOException {
    KeptFiles files = written();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(FileChanged.class)
        .hasMessageStartingWith("returns.bin of " + ID.value() + " is not what was written");
  }

  @Test
  void a_home_without_the_file_says_what_is_not_computed() throws IOException {
    assertThat(read(files())).isEmpty();
    assertThat(said)
        .containsExactly(
            "this home has no returns.bin of the design, so neither its deflated Sharpe ratio nor"
                + " the probability of backtest overfitting is computed");
  }

  private Optional<CandidateReturns> read(KeptFiles files) throws IOException {
    return DesignEvidence.returns(ID, mine(), files, said::add);
  }

  private KeptFiles written() throws IOException {
    DurableFile.replace(file, RETURNS);
    KeptFiles files = files();
    files.note(ID, file);
    return files;
  }

  private KeptFiles files() {
    ThisHome home = new ThisHome("mine", "mine");
    return new KeptFiles(new Noted(), mine(), home, new SetClock());
  }

  private Artifacts mine() {
    return new Artifacts(directory);
  }

  private static final class Noted implements FileStore {
    private final List<Written> all = new ArrayList<>();

    @Override
    public void keep(Written written) {
      all.add(written);
    }

    @Override
    public List<Written> of(OperationId operation) {
      return all;
    }
  }
}
