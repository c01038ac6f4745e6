package ktrdr.strategy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import ktrdr.strategy.Labels;
import ktrdr.strategy.Strategy;
import ktrdr.strategy.Strategy.Scheme;
import ktrdr.strategy.document.yaml.Faults;
import ktrdr.work.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationReaderTest {
  private static final Defaults WALKING = Defaults.CURRENT;

  @Test
  void a_document_of_before_that_says_nothing_of_its_evaluation_is_a_holdout_as_ever() {
    Strategy.Learning learning =
        Documents.READER.with(Defaults.FIRST).read(Documents.small()).learning();
    assertThat(learning.evaluation()).isEmpty();
    assertThat(learning.holdout()).isEqualTo(new Strategy.Split(0.7, 0.15, 0.15));
    assertThat(learning.networks()).isEqualTo(1);
  }

  @Test
  void a_document_of_today_that_says_nothing_walks_forward_with_three_networks() {
    Strategy.Learning learning = Documents.READER.read(Documents.small()).learning();
    assertThat(learning.evaluation())
        .contains(new Strategy.WalkForward(0.4, 6, Scheme.ANCHORED))
        .contains(Evaluations.USUAL);
    assertThat(learning.networks()).isEqualTo(3);
    assertThat(learning.labels()).isEqualTo(new Labels.TripleBarrier(14, 1.5, 1.5, 10));
  }

  @Test
  void a_holdout_trains_one_network_unless_it_says_otherwise() {
    String split = "{train: 0.6, validation: 0.2, test: 0.2}";
    Map<String, Object> document = Documents.with("/training/data_split", split);
    assertThat(Documents.READER.read(document).learning().networks()).isEqualTo(1);
    Documents.set(document, "/training/networks", 2);
    assertThat(Documents.READER.read(document).learning().networks()).isEqualTo(2);
  }

  @Test
  void a_split_means_a_holdout_whatever_the_defaults_are() {
    String split = "{train: 0.6, validation: 0.2, test: 0.2}";
    Map<String, Object> document = Documents.with("/training/data_split", split);
    Strategy.Evaluation holdout = new Strategy.Holdout(new Strategy.Split(0.6, 0.2, 0.2));
    assertThat(Documents.READER.read(document).learning().evaluation()).contains(holdout);
    assertThat(read(document, WALKING)).contains(holdout);
    assertThat(read(Documents.with("/evaluation/mode", "holdout"), WALKING))
        .contains(new Strategy.Holdout(Strategy.Split.DEFAULT));
  }

  @Test
  void what_is_left_out_means_what_it_meant_when_the_document_was_stored() {
    Strategy written = Documents.READER.with(Defaults.FIRST).read(Documents.small());
    assertThat(written.learning().networks()).isEqualTo(1);
    assertThat(read(Documents.with("/evaluation/folds", "4"), WALKING))
        .contains(new Strategy.WalkForward(0.4, 4, Scheme.ANCHORED));
  }

  @Test
  void a_walk_has_a_start_folds_and_a_scheme() {
    String walk = "{mode: walk_forward, start: 0.5, folds: 3, scheme: rolling}";
    assertThat(read(Documents.with("/evaluation", walk), Defaults.FIRST))
        .contains(new Strategy.WalkForward(0.5, 3, Scheme.ROLLING));
    assertThat(read(Documents.with("/evaluation", "{mode: walk_forward}"), Defaults.FIRST))
        .contains(new Strategy.WalkForward(0.4, 6, Scheme.ANCHORED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /evaluation        | {mode: walk_forwards}          | /evaluation/mode   | must be one of holdout, walk_forward; is "walk_forwards"; did you mean walk_forward?
          /evaluation        | {mode: holdout, start: 0.5}    | /evaluation/start  | belongs to mode walk_forward; the mode here is holdout
          /evaluation        | {mode: holdout, folds: 4}      | /evaluation/folds  | belongs to mode walk_forward; the mode here is holdout
          /evaluation        | {mode: holdout, fold: 4}       | /evaluation/fold   | unknown key; did you mean folds?
          /evaluation        | holdout                        | /evaluation        | must be an object; is "holdout"
          /training/networks | 21                             | /training/networks | must be a whole number from 1 to 20; is 21
          /training/networks | 0                              | /training/networks | must be a whole number from 1 to 20; is 0
          """)
  void a_wrong_evaluation_is_told_with_its_place(
      String pointer, String value, String place, String detail) {
    assertThat(Documents.faults(Documents.with(pointer, value)))
        .containsExactly(new Fault(place, detail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {start: 0.1}      | /evaluation/start  | must be a number from 0.2 to 0.8; is 0.1
          {folds: 21}       | /evaluation/folds  | must be a whole number from 2 to 20; is 21
          {scheme: growing} | /evaluation/scheme | must be one of anchored, rolling; is "growing"
          """)
  void a_walk_within_its_bounds_is_asked_for(String value, String place, String detail) {
    Faults faults = new Faults();
    read(Documents.with("/evaluation", value), WALKING, faults);
    assertThat(faults.listed()).containsExactly(new Fault(place, detail));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"data_split | {train: 0.6, validation: 0.2, test: 0.2}", "validation_split | 0.2"})
  void a_split_and_a_walk_are_refused_at_both_places(String key, String value) {
    Map<String, Object> document = Documents.with("/training/" + key, value);
    Documents.set(document, "/evaluation/mode", "walk_forward");
    assertThat(Documents.faults(document))
        .contains(
            new Fault(
                "/evaluation/mode",
                "walk_forward has no split, but there is one at /training/" + key),
            new Fault(
                "/training/" + key,
                "a split means a holdout, but /evaluation/mode says walk_forward"));
  }

  private static Optional<Strategy.Evaluation> read(
      Map<String, Object> document, Defaults defaults) {
    return read(document, defaults, new Faults());
  }

  /** What is meant, whether this release can do it or not. */
  private static Optional<Strategy.Evaluation> read(
      Map<String, Object> document, Defaults defaults, Faults faults) {
    Section root = new Entry("", document, faults).section();
    return new EvaluationReader(defaults).read(root, root.at("training").section());
  }
}
