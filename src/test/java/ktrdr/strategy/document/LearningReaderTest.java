package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ktrdr.strategy.Loss;
import ktrdr.strategy.Strategy;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearningReaderTest {

  @Test
  void a_filter_by_volume_is_read_and_written() {
    Strategy strategy =
        Documents.READER.read(Documents.with("/decisions/filters/volume_filter", "0.8"));
    assertThat(strategy.trading().volumeFilter()).isEqualTo(0.8);
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosine",
        "step",
        "{type: step, step_size: 5, gamma: 0.5}",
        "{type: exponential, gamma: 0.9}",
        "{type: plateau, patience: 3, factor: 0.2}"
      })
  void a_schedule_of_the_learning_rate_is_read_and_written(String schedule) {
    Strategy strategy = Documents.READER.read(Documents.with("/training/lr_scheduler", schedule));
    assertThat(strategy.learning().optimiser().schedule()).isPresent();
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @Test
  void a_focal_loss_is_read_and_written() {
    Map<String, Object> document = Documents.with("/training/loss", "focal");
    Documents.set(document, "/training/focal_gamma", 1.5);
    Strategy strategy = Documents.READER.read(document);
    assertThat(strategy.learning().optimiser().loss()).isEqualTo(new Loss.Focal(1.5));
    assertThat(Documents.READER.read(StrategyWriter.yaml(strategy))).isEqualTo(strategy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /training/focal_gamma  | 2                              | /training/focal_gamma           | has an effect with loss: focal only
          /training/lr_scheduler | {type: cosine, gamma: 0.5}     | /training/lr_scheduler/gamma    | unknown key; allowed: type
          /training/lr_scheduler | {gamma: 0.5}                   | /training/lr_scheduler/type     | required: one of step, exponential, plateau, cosine
          /training/lr_scheduler | linear                         | /training/lr_scheduler          | must be one of step, exponential, plateau, cosine; is "linear"
          /training/lr_scheduler | {type: step, gamma: 0}         | /training/lr_scheduler/gamma    | must be a number above 0, at most 1; is 0
          """)
  void a_setting_that_would_have_no_effect_is_refused(
      String key, String value, String pointer, String why) {
    assertThat(Documents.faults(Documents.with(key, value))).contains(new Fault(pointer, why));
  }
}
