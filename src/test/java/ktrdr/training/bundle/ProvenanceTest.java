package ktrdr.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import ktrdr.market.fingerprints.Fingerprints;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.ModelDamaged;
import ktrdr.training.Trainings;
import ktrdr.training.trainer.TrainingRun;
import ktrdr.work.ProgressMonitor;
import ktrdr.work.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a saved model says of its training: of 1,500 bars it has seen 1,275. */
class ProvenanceTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());
  private static final Instant AT = Instant.parse("2026-11-22T10:15:00.123456Z");
  private static final TrainingRun RUN = Trainings.train(Trainings.strategy(2), 7);
  private static final TrainedModel MODEL = RUN.model().from(origin(AT));

  @TempDir Path home;

  private static Provenance origin(Instant at) {
    return Provenance.of(RUN.split(), Trainings.BARS, at, "1.2.3", ProgressMonitor.unwatched());
  }

  @Test
  void a_model_that_is_loaded_knows_when_and_on_which_bars_it_was_trained() throws IOException {
    Provenance origin = saved(MODEL).provenance().orElseThrow();
    assertThat(origin).isEqualTo(origin(AT));
    assertThat(origin.trainedAt()).isEqualTo(AT);
    assertThat(origin.ktrdr()).isEqualTo("1.2.3");
    assertThat(origin.bars().symbol()).isEqualTo("SYNTHETIC-1500");
    assertThat(origin.bars().from()).isEqualTo(Trainings.BARS.start(0));
    assertThat(origin.bars().to()).isEqualTo(Trainings.BARS.start(1_274));
    assertThat(origin.bars().end()).isEqualTo(Trainings.BARS.end(1_274));
    Fingerprints all = Fingerprints.of(Trainings.BARS, ProgressMonitor.unwatched());
    assertThat(origin.bars().prints().size()).isEqualTo(1_274);
    assertThat(origin.bars().prints().among(all)).isEqualTo(1_274);
  }

  @Test
  void the_bars_are_a_small_file_that_the_properties_know_by_its_hash() throws IOException {
    saved(MODEL);
    byte[] bars = Files.readAllBytes(directory().resolve("bars.bin"));
    assertThat(bars).hasSize(8 + 8 * 1_274);
    assertThat(properties())
        .contains("format=2", "networks=1", "seed=7", "symbol=SYNTHETIC-1500", "timeframe=1d")
        .contains("bars_sha256=" + Sha256.of(bars));
  }

  @Test
  void bars_that_were_changed_are_refused() throws IOException {
    saved(MODEL);
    byte[] bars = Files.readAllBytes(directory().resolve("bars.bin"));
    bars[100] ^= 1;
    Files.write(directory().resolve("bars.bin"), bars);
    isDamaged("bars.bin is not the one that was saved");
  }

  @Test
  void bars_that_are_none_are_refused_even_if_their_hash_is_right() throws IOException {
    saved(MODEL);
    byte[] bars = "1,2,3,4,5,6\n".getBytes(StandardCharsets.US_ASCII);
    Path file = directory().resolve("bars.bin");
    String before = Sha256.of(Files.readAllBytes(file));
    Files.write(file, bars);
    change(before, Sha256.of(bars));
    isDamaged("bars.bin holds no fingerprints of bars");
  }

  @Test
  void a_time_that_is_none_and_a_missing_one_are_refused() throws IOException {
    saved(MODEL);
    change("trained_until=", "trained_until=soon");
    isDamaged("model.properties has no time in trained_until");
    change("trained_until=", "until=");
    isDamaged("model.properties has no trained_until");
  }

  @Test
  void without_its_bars_a_model_is_not_whole() throws IOException {
    saved(MODEL);
    Files.delete(directory().resolve("bars.bin"));
    assertThatThrownBy(() -> TrainedModel.load(directory(), READER))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_model_of_before_is_read_and_does_not_say_what_it_has_seen() throws IOException {
    TrainedModel old = saved(RUN.model());
    assertThat(old.provenance()).isEmpty();
    assertThat(old.weightsSha256()).isEqualTo(MODEL.weightsSha256());
    assertThat(directory().resolve("bars.bin")).doesNotExist();
    assertThat(properties())
        .extracting(line -> line.split("=")[0])
        .containsExactly(
            "format",
            "weights_sha256",
            "strategy_sha256",
            "data_sha256",
            "seed",
            "features",
            "libtorch");
    assertThat(properties()).contains("format=1");
  }

  @Test
  void a_model_that_is_saved_again_later_keeps_its_time() throws IOException {
    saved(MODEL);
    TrainedModel again = saved(RUN.model().from(origin(AT.plusSeconds(60))));
    assertThat(again.provenance()).contains(origin(AT));
  }

  @Test
  void a_model_that_an_earlier_version_saved_before_it_was_stopped_is_kept() throws IOException {
    saved(RUN.model());
    assertThat(saved(MODEL).provenance()).isEmpty();
  }

  @Test
  void of_a_later_format_nothing_is_read() throws IOException {
    saved(MODEL);
    change("format=2", "format=3");
    isDamaged("format 3 is unknown");
  }

  private Path directory() {
    return home.resolve("model");
  }

  private TrainedModel saved(TrainedModel model) throws IOException {
    model.save(directory());
    return TrainedModel.load(directory(), READER);
  }

  private List<String> properties() throws IOException {
    return Files.readAllLines(directory().resolve("model.properties"));
  }

  private void change(String what, String into) throws IOException {
    Path file = directory().resolve("model.properties");
    Files.writeString(file, Files.readString(file).replace(what, into));
  }

  private void isDamaged(String how) {
    assertThatThrownBy(() -> TrainedModel.load(directory(), READER))
        .isInstanceOf(ModelDamaged.class)
        .hasMessageEndingWith("is damaged: " + how);
  }
}
