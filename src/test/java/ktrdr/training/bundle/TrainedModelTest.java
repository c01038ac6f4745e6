package ktrdr.training.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import ktrdr.market.sources.Bars;
import ktrdr.strategy.Signals;
import ktrdr.strategy.document.StrategyReader;
import ktrdr.training.ModelDamaged;
import ktrdr.training.Trainings;
import ktrdr.training.network.Decisions;
import ktrdr.work.ProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedModelTest {
  private static final StrategyReader READER = new StrategyReader(Bars.bundled());
  private static final TrainedModel MODEL =
      Trainings.train(Trainings.strategy(3), Long.MIN_VALUE).model();

  private static final TrainedModel OTHER = Trainings.train(Trainings.strategy(3), 7).model();

  @TempDir Path home;

  @Test
  void a_loaded_model_gives_the_same_bits_as_the_saved_one() throws IOException {
    TrainedModel loaded = saved("model");
    assertThat(loaded.weightsSha256()).isEqualTo(MODEL.weightsSha256());
    assertThat(loaded.dataSha256()).isEqualTo(MODEL.dataSha256());
    assertThat(loaded.seed()).isEqualTo(MODEL.seed());
    assertThat(loaded.strategy()).isEqualTo(MODEL.strategy());
    Signals before = MODEL.signals(Trainings.BARS, ProgressMonitor.unwatched());
    Signals after = loaded.signals(Trainings.BARS, ProgressMonitor.unwatched());
    for (int bar = 0; bar < before.size(); bar++) {
      assertThat(after.direction(bar)).isEqualTo(before.direction(bar));
      assertThat(after.confidence(bar)).isEqualTo(before.confidence(bar));
    }
  }

  @Test
  void the_same_model_is_the_same_three_files_byte_for_byte() throws IOException {
    saved("one");
    saved("two");
    for (String file : new String[] {"weights.bin", "strategy.yaml", "model.properties"}) {
      assertThat(home.resolve("one").resolve(file))
          .hasSameBinaryContentAs(home.resolve("two").resolve(file));
    }
    assertThat(home).isDirectoryNotContaining(file -> file.toString().contains(".draft-"));
  }

  @Test
  void the_hash_of_the_weights_is_the_hash_of_their_file()
      throws IOException, NoSuchAlgorithmException {
    saved("model");
    byte[] file = Files.readAllBytes(home.resolve("model/weights.bin"));
    assertThat(file).hasSize(4 * MODEL.parameterCount());
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)))
        .isEqualTo(MODEL.weightsSha256());
  }

  @Test
  void a_model_is_never_written_over_another_and_leaves_nothing_behind_when_it_fails()
      throws IOException {
    saved("model");
    TrainedModel other = Trainings.train(Trainings.strategy(2), 7).model();
    assertThatThrownBy(() -> other.save(home.resolve("model")))
        .isInstanceOf(FileSystemException.class);
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left).containsExactly(home.resolve("model"));
    }
  }

  @Test
  void saving_the_very_same_model_again_changes_nothing() throws IOException {
    saved("model");
    FileTime before = Files.getLastModifiedTime(home.resolve("model/weights.bin"));
    assertThat(saved("model").weightsSha256()).isEqualTo(MODEL.weightsSha256());
    assertThat(Files.getLastModifiedTime(home.resolve("model/weights.bin"))).isEqualTo(before);
  }

  @Test
  void weights_that_were_changed_are_refused() throws IOException {
    saved("model");
    Path file = home.resolve("model/weights.bin");
    byte[] weights = Files.readAllBytes(file);
    weights[0] ^= 1;
    Files.write(file, weights);
    assertThatThrownBy(() -> TrainedModel.load(home.resolve("model"), READER))
        .isInstanceOf(ModelDamaged.class)
        .hasMessage(
            "The saved model %s is damaged: weights.bin is not the one that was saved",
            home.getFileName());
  }

  @Test
  void a_strategy_that_was_changed_is_refused() throws IOException {
    saved("model");
    Path file = home.resolve("model/strategy.yaml");
    Files.writeString(file, Files.readString(file).replace("0.4", "0.2"));
    assertThatThrownBy(() -> TrainedModel.load(home.resolve("model"), READER))
        .isInstanceOf(ModelDamaged.class)
        .hasMessageEndingWith("strategy.yaml is not the one that was saved");
  }

  @Test
  void a_model_that_is_not_there_is_not_found() {
    assertThatThrownBy(() -> TrainedModel.load(home.resolve("none"), READER))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void what_is_less_likely_than_the_confidence_threshold_is_held() {
    Decisions decisions = new Decisions(4, 1, 0.5);
    decisions.take(new float[] {0.5f, 0.3f, 0.2f, 0.1f, 0.45f, 0.45f, 0.2f, 0.2f, 0.6f});
    Signals signals = decisions.signals();
    assertThat(directions(signals)).containsExactly(0, 1, 0, -1);
    assertThat(signals.confidence(0)).isZero();
    assertThat(signals.confidence(2)).isEqualTo(0.45f);
  }

  @Test
  void there_is_no_signal_during_the_warm_up() {
    Signals signals = MODEL.signals(Trainings.BARS, ProgressMonitor.unwatched());
    assertThat(directions(signals)).hasSize(1500).startsWith(new int[14]);
    assertThat(signals.confidence(13)).isZero();
    assertThat(signals.confidence(14)).isGreaterThan(0.3);
  }

  @Test
  void several_networks_say_the_mean_of_what_each_says() {
    Signals one = signals(MODEL);
    Signals other = signals(OTHER);
    Signals both = signals(averaged(MODEL, OTHER));
    int agreed = 0;
    for (int bar = 14; bar < both.size(); bar++) {
      double mean = (one.confidence(bar) + other.confidence(bar)) / 2;
      // Less where they take different labels for the likeliest.
      assertThat(both.confidence(bar)).isLessThanOrEqualTo((float) mean);
      agreed += both.confidence(bar) == (float) mean ? 1 : 0;
    }
    assertThat(agreed).isPositive();
  }

  @Test
  void three_times_the_same_network_is_that_network() {
    Signals alone = signals(MODEL);
    Signals three = signals(averaged(MODEL, MODEL, MODEL));
    assertThat(directions(three)).isEqualTo(directions(alone));
    for (int bar = 0; bar < alone.size(); bar++) {
      assertThat(three.confidence(bar)).isEqualTo(alone.confidence(bar));
    }
  }

  @Test
  void a_loaded_model_of_several_networks_gives_the_same_bits_as_the_saved_one()
      throws IOException {
    TrainedModel model = averaged(MODEL, OTHER);
    model.save(home.resolve("model"));
    TrainedModel loaded = TrainedModel.load(home.resolve("model"), READER);
    assertThat(loaded.weightsSha256()).isEqualTo(model.weightsSha256());
    assertThat(loaded.parameterCount()).isEqualTo(2 * MODEL.parameterCount());
    assertThat(loaded.networks()).hasSize(2);
    Signals before = signals(model);
    Signals after = signals(loaded);
    for (int bar = 0; bar < before.size(); bar++) {
      assertThat(after.confidence(bar)).isEqualTo(before.confidence(bar));
    }
  }

  @Test
  void weights_that_are_not_of_so_many_networks_are_refused() throws IOException {
    averaged(MODEL, OTHER).save(home.resolve("model"));
    Path file = home.resolve("model/model.properties");
    Files.writeString(file, Files.readString(file).replace("networks=2", "networks=1000"));
    assertThatThrownBy(() -> TrainedModel.load(home.resolve("model"), READER))
        .isInstanceOf(ModelDamaged.class)
        .hasMessageEndingWith("weights.bin does not hold 1000 networks");
  }

  private static TrainedModel averaged(TrainedModel... models) {
    List<float[]> networks = Stream.of(models).flatMap(model -> model.networks().stream()).toList();
    return new TrainedModel(MODEL.strategy(), networks, MODEL.seed(), MODEL.dataSha256());
  }

  private static Signals signals(TrainedModel model) {
    return model.signals(Trainings.BARS, ProgressMonitor.unwatched());
  }

  private TrainedModel saved(String name) throws IOException {
    MODEL.save(home.resolve(name));
    return TrainedModel.load(home.resolve(name), READER);
  }

  private static int[] directions(Signals signals) {
    int[] directions = new int[signals.size()];
    for (int bar = 0; bar < directions.length; bar++) {
      directions[bar] = signals.direction(bar);
    }
    return directions;
  }
}
