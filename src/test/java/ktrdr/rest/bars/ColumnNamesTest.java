package ktrdr.rest.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {

  @Test
  void pairs_and_objects_say_the_same() {
    Map<String, String> names = Map.of("date", "Time", "close", "Adj Close");
    assertThat(ColumnNames.read("date=Time, close=Adj Close")).isEqualTo(names);
    assertThat(ColumnNames.read(names)).isEqualTo(names);
  }

  @Test
  void a_comma_in_a_name_has_a_backslash_before_it() {
    assertThat(ColumnNames.read("open=O\\,1,close=C=D"))
        .isEqualTo(Map.of("open", "O,1", "close", "C=D"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "date", "=Time", "date=", "date=Time,,open=O", "Date=Time"})
  void anything_else_is_refused_with_the_form_that_is_allowed(String text) {
    assertThatThrownBy(() -> ColumnNames.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("date=Time,open=O");
  }

  @Test
  void a_column_of_no_use_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> ColumnNames.read("spread=S"))
        .hasMessage("has no \"spread\"; there are date, time, open, high, low, close, volume");
  }

  @Test
  void a_column_that_is_named_twice_is_refused() {
    assertThatThrownBy(() -> ColumnNames.read("open=A,open=B")).hasMessage("has open twice");
    assertThatThrownBy(() -> ColumnNames.read(List.of("open"))).hasMessageContaining("must be");
    assertThatThrownBy(() -> ColumnNames.read(Map.of("open", 1))).hasMessageContaining("must be");
  }
}
