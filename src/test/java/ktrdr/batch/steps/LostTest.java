package ktrdr.batch.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ktrdr.work.CheckpointFile.Source;
import ktrdr.work.Progress;
import org.junit.jupiter.api.Test;

class LostTest {
  private static Progress at(double fraction) {
    return new Progress(fraction, "", 1, 100, Map.of());
  }

  @Test
  void work_without_a_checkpoint_here_says_how_much_was_done() {
    assertThat(Lost.sentence(at(0.849), Optional.of(Source.NOTHING)))
        .isEqualTo(
            "It starts over: 84 % was done, but this server's home has no checkpoint of it (a"
                + " checkpoint stays where it was written); that work is repeated");
  }

  @Test
  void work_that_keeps_no_checkpoint_says_so() {
    assertThat(Lost.sentence(at(0.5), Optional.empty()))
        .isEqualTo(
            "It starts over: 50 % was done, but this kind of work keeps no checkpoint; that"
                + " work is repeated");
  }

  @Test
  void a_part_of_an_epoch_is_not_worth_an_event_and_several_epochs_are() {
    Optional<Source> kept = Optional.of(Source.CHECKPOINT);
    assertThat(Lost.isMuch(at(0.5), at(0.49), kept)).isFalse();
    assertThat(Lost.isMuch(at(0.5), at(0.45), kept)).isTrue();
    assertThat(Lost.isMuch(at(0.5), at(0.49), Optional.of(Source.NOTHING))).isTrue();
    assertThat(Lost.sentence(at(0.5), kept)).contains("last checkpoint", "up to 50 %");
  }
}
